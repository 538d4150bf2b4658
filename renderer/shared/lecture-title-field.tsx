interface LectureTitleFieldProps {
  id: string
  title: string
  onTitle: (title: string) => void
  /** Id of what is said below it; absent when nothing is. */
  describedBy?: string
}

/** Asks for the title of a new lecture. */
export function LectureTitleField({ id, title, onTitle, describedBy }: LectureTitleFieldProps) {
  return (
    <>
      <label for={id}>Title</label>
      <input
        id={id}
        value={title}
        required
        maxLength={300}
        placeholder="How bees decide"
        autocomplete="off"
        aria-describedby={describedBy}
        onInput={(event) => onTitle(event.currentTarget.value)}
      />
    </>
  )
}
