import { useEffect, useRef } from 'preact/hooks'
import { createPreview, type Preview, type PreviewOptions, type PreviewShown } from '../shared/preview.ts'
import { whenIdle } from '../shared/when-idle.ts'

/** Milliseconds that what is drawn later waits at the most. */
const LATEST = 150

interface SlidePreviewProps extends PreviewOptions {
  shown: PreviewShown | null
  class: string
  /** Drawn once the page has nothing better to do: what else comes with a key press is not to wait for it. */
  later?: boolean
  /** Called once what was asked for stands, diagrams included. */
  onPainted?: () => void
  /** Called each time the slide may have been drawn anew, before its diagrams are; with null at the end. */
  onPreview?: (preview: Preview | null) => void
}

/** A preview in Preact's hands. Options other than `shown`, `later`, `onPainted` and `onPreview` are read once. */
export function SlidePreview({
  shown,
  onPainted,
  onPreview,
  later = false,
  class: className,
  ...options
}: SlidePreviewProps) {
  const box = useRef<HTMLDivElement>(null)
  const preview = useRef<Preview | null>(null)
  const latest = useRef(shown)
  latest.current = shown
  useEffect(() => {
    if (box.current === null) return
    preview.current = createPreview(box.current, options)
    return () => {
      onPreview?.(null)
      preview.current?.destroy()
      preview.current = null
    }
  }, [])
  useEffect(() => {
    if (shown === null) {
      preview.current?.clear()
      onPreview?.(preview.current)
      onPainted?.()
      return
    }
    const show = () => {
      void preview.current?.show(shown).then(() => {
        if (latest.current === shown) onPainted?.()
        return null
      })
      onPreview?.(preview.current)
    }
    if (!later) return show()
    void whenIdle(LATEST).then(() => {
      if (latest.current === shown) show()
      return null
    })
  }, [shown])
  return <div class={`preview ${className}`} ref={box} />
}
