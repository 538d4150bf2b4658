import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { settlePdfOptions, type PdfKind, type PdfOptions } from '../../core/export/pdf-options.ts'
import { previewAddress, previewPart, previewSize, type PreviewPart } from '../../core/export/preview.ts'
import type { LectureConnection } from '../shared/connect.ts'
import '../shared/preview-source.ts'
import { wishOf, type ExportChoices } from './export-choices.ts'
import type { Frame } from './model.ts'

interface ExportPreviewProps {
  choices: ExportChoices
  frame: Frame
  connection: LectureConnection
}

const NAMES: Record<PdfKind, string> = {
  slides: 'slides',
  steps: 'slides, a page a step',
  handout: 'a page of the handout',
  script: 'the first page of the script',
  sources: 'the first page of the sources',
}

/** What a page will look like: the page that prints, with a few slides, small and in a frame of its own. */
export function ExportPreview({ choices, frame, connection }: ExportPreviewProps) {
  const latest = useRef(frame)
  latest.current = frame
  useLayoutEffect(() => {
    window.lecternPreview = {
      outline: () => connection.outline(),
      slides: (indices, notes) => connection.slidesToPrint(indices, notes),
      ink: () => new Map([[latest.current.view.session.slide, latest.current.view.session.ink]]),
      drawing: (key) => connection.drawing(key),
      keepDrawing: (key, drawing) => connection.keepDrawing(key, drawing),
    }
    return () => {
      delete window.lecternPreview
    }
  }, [connection])
  const shown = shownOf(choices, frame)
  if (shown === null) return null
  const { options, part, name } = shown
  const address = previewAddress(options, part)
  const revision = `${frame.outline.deckRevision} ${options.ink ? frame.view.session.ink.length : ''}`
  return (
    <div class="export-preview">
      <h3>Preview</h3>
      <Sheet
        key={`${address} ${revision}`}
        address={address}
        options={options}
        name={name}
        size={previewSize(options, part.slides.length)}
      />
    </div>
  )
}

/** What is laid out to be looked at; null where there is nothing to see. */
function shownOf(
  choices: ExportChoices,
  { outline, slide, view }: Frame,
): { options: PdfOptions; part: PreviewPart; name: string } | null {
  const wish = wishOf(choices, slide?.id ?? null)
  const { slide: index } = view.session.position
  if (wish.type === 'png') {
    const options = settlePdfOptions({
      kind: 'slides',
      ink: wish.ink,
      appearance: wish.dark ? 'dark' : 'light',
    })
    if ('problem' in options) return null
    const part = previewPart(options, outline, index)
    if (wish.slide === null) return { options, part, name: 'pictures of slides' }
    return { options, part: { ...part, slides: part.slides.slice(0, 1) }, name: 'the picture of this slide' }
  }
  const options = wish.type === 'pdf' ? settlePdfOptions(wish.pdf) : null
  if (options === null || 'problem' in options) return null
  return { options, part: previewPart(options, outline, index), name: NAMES[options.kind] }
}

interface SheetProps {
  address: string
  options: PdfOptions
  /** For those who cannot see it. */
  name: string
  /** CSS pixels. */
  size: { width: number; height: number }
}

function Sheet({ address, options, name, size: { width, height } }: SheetProps) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'coming' | 'ready' | 'failed'>('coming')
  const [scale, setScale] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const fit = () => setScale(Math.min(element.clientWidth / width, element.clientHeight / height))
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    fit()
    return () => observer.disconnect()
  }, [width, height])
  const onLoad = (event: { currentTarget: HTMLIFrameElement }) => {
    const ready = event.currentTarget.contentWindow?.lecternReady
    if (ready === undefined) setState('failed')
    else
      ready.then(
        () => setState('ready'),
        () => setState('failed'),
      )
  }
  return (
    <div ref={box} class="export-sheet-box">
      {state === 'failed' ? (
        <p class="export-note">There is nothing to show.</p>
      ) : (
        <div
          class={`export-sheet ${options.kind === 'slides' || options.kind === 'steps' ? '' : 'is-paper'}`}
          role="img"
          aria-label={`Preview: ${name}`}
          aria-busy={state === 'coming'}
          style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
        >
          <iframe
            // A picture: nothing in it is read out, reached or clicked.
            inert
            aria-hidden="true"
            tabIndex={-1}
            title="Preview"
            src={address}
            onLoad={onLoad}
            style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
          />
        </div>
      )}
    </div>
  )
}
