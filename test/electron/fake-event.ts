/** Whether a listener called `preventDefault`. */
export function prevented(emit: (event: { preventDefault(): void }) => void): boolean {
  let stopped = false
  emit({
    preventDefault() {
      stopped = true
    },
  })
  return stopped
}
