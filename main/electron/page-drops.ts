/** The parts of a page's drag events that are looked at. */
export interface DragLike {
  /** False for an event that a script made. */
  readonly isTrusted: boolean
  readonly dataTransfer: { readonly files: ArrayLike<object>; dropEffect: string } | null
  preventDefault(): void
}

type Listen = (type: 'dragover' | 'drop', listener: (event: DragLike) => void) => void

/**
 * Tells of the first file or folder that a person drops anywhere on the page; the page itself learns no path.
 * @param pathOf '' for what is no file of the disk
 */
export function watchDrops(
  listen: Listen,
  pathOf: (file: object) => string,
  tell: (path: string) => void,
): void {
  listen('dragover', (event) => {
    if (!event.isTrusted || event.dataTransfer === null) return
    // Without it nothing can be dropped.
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  })
  listen('drop', (event) => {
    const file = event.dataTransfer?.files[0]
    if (!event.isTrusted || file === undefined) return
    event.preventDefault()
    const path = pathOf(file)
    if (path !== '') tell(path)
  })
}
