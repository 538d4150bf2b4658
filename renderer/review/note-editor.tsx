import { useEffect, useRef } from 'preact/hooks'

interface NoteEditorProps {
  note: string
  label: string
  onSave: (note: string) => void
  onCancel: () => void
}

/** A few lines in the student's own words. Ctrl and Enter save, Escape gives up. */
export function NoteEditor({ note, label, onSave, onCancel }: NoteEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const save = () => onSave(box.current?.value ?? note)
  return (
    <form
      class="note-editor"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <textarea
        ref={box}
        aria-label={label}
        rows={3}
        maxLength={20_000}
        dir="auto"
        defaultValue={note}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          else return
          event.preventDefault()
        }}
      />
      <div class="note-editor-tools">
        <button type="submit" class="button is-main">
          Keep
        </button>
        <button type="button" class="button is-quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
