import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { DEFAULT_SETTINGS, type Settings } from '../../core/study/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { Article } from './article.tsx'
import { Bar } from './bar.tsx'
import { Glossary } from './glossary.tsx'
import { useKeys } from './use-keys.ts'
import { KeysDialog, SettingsDialog, type OpenDialog } from './dialogs.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { useDesk, type Desk } from './desk.ts'
import { LeaveGuard } from './leave.tsx'
import { MarksView } from './marks-view.tsx'
import { useLecture, useLibrary, useSlide, useStudy } from './model.ts'
import { useOwnMarks } from './own-marks.ts'
import { Outline } from './outline.tsx'
import { Practice } from './practice.tsx'
import { RecordView } from './record-view.tsx'
import { useRecord } from './record.ts'
import { useMedia, useTone } from './settings.ts'
import { SlidesView } from './slides-view.tsx'
import { SourcesView } from './sources-view.tsx'
import { Terms } from './term-card.tsx'
import { VIEW_NAMES } from './route.ts'
import { Waiting } from '../presenter/signs.tsx'

interface AppProps {
  connection: LectureConnection
  /** Called with `slide id:step` each time the slide stands, and with the view's name for the others. */
  onPainted: (position: string) => void
}

/** The review page: somebody learns from the lecture at their own pace. */
export function App({ connection, onPainted }: AppProps) {
  const { lecture, status } = useLecture(connection)
  const { study, client } = useStudy(connection)
  const outline = lecture?.outline ?? null
  const desk = useDesk(outline, study, client)
  const slide = useSlide(connection, outline, desk.position.slide)
  const library = useLibrary(connection, outline)
  const marks = useOwnMarks(study, client, library)
  const record = useRecord(connection, outline)
  const settings = study.record.settings?.value ?? DEFAULT_SETTINGS
  const tone = useTone(settings)
  const wide = useMedia('(min-width: 1400px)')
  const [listOpen, setListOpen] = useState<boolean | null>(null)
  const [open, setOpen] = useState<OpenDialog>(null)
  const [hidden, setHidden] = useState(false)
  const changeSettings = useCallback(
    (change: Partial<Settings>) => desk.changeSettings({ ...settings, ...change }),
    [desk, settings],
  )
  const actions = useRef<{ highlight: () => void; aloud: () => void }>({
    highlight: () => {},
    aloud: () => {},
  })
  const showList = listOpen ?? wide
  const hasRecord = record.given !== null || record.trouble !== null
  const toggleList = () => setListOpen(!showList)

  const direction = lecture?.direction ?? 'ltr'
  useKeys({ view: desk.route.view, singleKeys: settings.singleKeys, direction }, (command) => {
    if (command.do === 'move') desk.move(command.action)
    else if (command.do === 'view') {
      if (command.view !== 'record' || hasRecord) desk.go({ view: command.view })
    } else if (command.do === 'text-size') changeSettings({ textSize: settings.textSize + 2 * command.by })
    else if (command.do === 'outline') toggleList()
    else if (command.do === 'hide') setHidden(!hidden)
    else if (command.do === 'ink') record.showInk(!record.inkShown)
    else if (command.do === 'bookmark') marks.toggleBookmark(slide)
    else if (command.do === 'highlight') actions.current.highlight()
    else if (command.do === 'aloud') actions.current.aloud()
    else setOpen(command.do)
  })
  useTitle(lecture?.outline.meta.title, slide?.title, desk)
  // A view begins at its top, however far down the one before it was read.
  useLayoutEffect(() => scrollTo(0, 0), [desk.route.view])

  if (lecture === null || outline === null || !desk.ready) {
    return <Waiting status={status} />
  }
  const { view } = desk.route
  const shared = { lecture, library, desk, marks, study, tone, connection, record }
  const painted = () => onPainted(view)
  return (
    <>
      <div class={`review is-${view} ${showList ? 'has-list' : ''}`} dir={direction}>
        <a class="skip" href="#main" onClick={skip}>
          Skip to the content
        </a>
        <Bar
          hasRecord={hasRecord}
          lecture={lecture}
          desk={desk}
          status={status}
          keeping={study.keeping}
          listOpen={showList}
          onList={toggleList}
          onOpen={setOpen}
        />
        {showList ? (
          <Outline
            lecture={lecture}
            desk={desk}
            marks={marks.list}
            given={record.given}
            floating={!wide}
            onClose={() => setListOpen(false)}
          />
        ) : null}
        <main id="main" tabIndex={-1} dir={READ.has(view) ? direction : 'ltr'}>
          {view === 'slides' ? (
            <SlidesView
              {...shared}
              slide={slide}
              hidden={hidden}
              onHidden={setHidden}
              actions={actions}
              onPainted={onPainted}
            />
          ) : null}
          {view === 'article' ? <Article {...shared} onPainted={painted} /> : null}
          {view === 'practice' ? <Practice {...shared} client={client} onPainted={painted} /> : null}
          {view === 'sources' ? <SourcesView {...shared} onPainted={painted} /> : null}
          {view === 'marks' ? <MarksView {...shared} client={client} onPainted={painted} /> : null}
          {view === 'glossary' ? <Glossary {...shared} onPainted={painted} /> : null}
          {view === 'record' ? <RecordView {...shared} onPainted={painted} /> : null}
        </main>
      </div>
      <Terms
        glossary={lecture.glossary}
        lang={outline.meta.lang}
        onAll={(id) => desk.go({ view: 'glossary', id })}
      />
      <LeaveGuard />
      <Announcer desk={desk} titles={outline.slides} />
      {open === 'search' ? <SearchDialog {...shared} onClose={() => setOpen(null)} /> : null}
      {open === 'keys' ? (
        <KeysDialog
          onClose={() => setOpen(null)}
          singleKeys={settings.singleKeys}
          hasRecord={hasRecord}
          direction={direction}
        />
      ) : null}
      {open === 'settings' ? (
        <SettingsDialog
          settings={settings}
          onChange={changeSettings}
          onKeys={() => setOpen('keys')}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

/** Views that are the lecture itself; the others are this page's own words about it. */
const READ: ReadonlySet<Desk['route']['view']> = new Set(['slides', 'article'])

function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}

function useTitle(title: string | undefined, slideTitle: string | undefined, { route }: Desk): void {
  useEffect(() => {
    if (title === undefined) return
    const place = route.view === 'slides' ? slideTitle : VIEW_NAMES[route.view]
    document.title = [place, title].filter(Boolean).join(' · ')
  }, [title, slideTitle, route.view])
}

function Announcer({ desk, titles }: { desk: Desk; titles: { title: string; lastStep: number }[] }) {
  const { slide, step } = desk.position
  const words = useMemo(() => {
    const at = titles[slide]
    if (desk.route.view !== 'slides' || at === undefined) return ''
    const steps = at.lastStep > 0 ? `, step ${step + 1} of ${at.lastStep + 1}` : ''
    return `Slide ${slide + 1} of ${titles.length}${at.title === '' ? '' : `, ${at.title}`}${steps}`
  }, [slide, step, titles, desk.route.view])
  return (
    <p class="visually-hidden" role="status">
      {words}
    </p>
  )
}
