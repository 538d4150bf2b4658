import { connectClient, type Client } from '../../core/rpc/client.ts'
import type { GlossaryTerm } from '../../core/deck/types.ts'
import type {
  Arrangement,
  DeckOutline,
  FoundRecord,
  Methods,
  NewLectureAnswer,
  NewLectureWish,
  PageReport,
  PointerListener,
  Port,
  RehearsalWritten,
  SlideContent,
  Snapshot,
  Study,
} from '../../core/rpc/contract.ts'
import type { Exporting } from '../../core/export/exporter.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { Action, Pointer, Visit } from '../../core/session/types.ts'
import type { StudyRecord } from '../../core/study/types.ts'
import { slideWithDeckBase } from './asset-urls.ts'
import type { ConnectionStatus, LectureConnection } from './lecture-connection.ts'
import { createSlidesStore, type SlidesStore } from './slides-store.ts'

export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
  constructor() {
    super('The connection to the lecture is lost.')
  }
}

export interface ConnectionOptions {
  /** Calls back after so many milliseconds; returns the way to call it off. */
  later: (callback: () => void, milliseconds: number) => () => void
  /** Where deck files live, see `deckBase`. */
  deckBase: string
}

/** Milliseconds before attempt n (0-based) to reconnect: soon at first, then every two seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(2000, 150 * 2 ** Math.min(attempt, 10))
}

/** A `LectureConnection` over Ports that `open` supplies, one after the other. */
export class Connection implements LectureConnection {
  private readonly open: () => Port
  private readonly options: ConnectionOptions
  private readonly store: SlidesStore
  private readonly snapshotListeners = new Set<(snapshot: Snapshot) => void>()
  private readonly statusListeners = new Set<(status: ConnectionStatus) => void>()
  private readonly pointerListeners = new Set<PointerListener>()
  private readonly exportListeners = new Set<(exporting: Exporting) => void>()
  private exporting: Exporting = { kind: 'idle' }
  private status: ConnectionStatus = 'connecting'
  private client: Client | null = null
  private port: Port | null = null
  private latest: Snapshot | null = null
  private cachedOutline: { deckRevision: number; answer: Promise<DeckOutline> } | null = null
  /** Resolved while the connection is open; reading waits for it. */
  private opened = Promise.withResolvers<Client>()
  private attempt = 0
  private callOffRetry: (() => void) | null = null
  private ended = false

  constructor(open: () => Port, options: ConnectionOptions) {
    this.open = open
    this.options = options
    this.store = createSlidesStore(async (indices) => {
      const answer = await (await this.opened.promise).call('slides', { indices })
      return { ...answer, slides: answer.slides.map((slide) => slideWithDeckBase(slide, options.deckBase)) }
    })
    this.start()
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.snapshotListeners.add(listener)
    if (this.latest !== null) listener(this.latest)
    return () => this.snapshotListeners.delete(listener)
  }

  onStatus(listener: (status: ConnectionStatus) => void): () => void {
    this.statusListeners.add(listener)
    listener(this.status)
    return () => this.statusListeners.delete(listener)
  }

  async outline(): Promise<DeckOutline> {
    const client = await this.opened.promise
    const deckRevision = this.latest?.deckRevision ?? 0
    if (this.cachedOutline?.deckRevision === deckRevision) return this.cachedOutline.answer
    const answer = client.call('outline', {})
    this.cachedOutline = { deckRevision, answer }
    answer.catch(() => {
      if (this.cachedOutline?.answer === answer) this.cachedOutline = null
    })
    return answer
  }

  slides(indices: readonly number[]): Promise<SlideContent[]> {
    return this.store.get(indices)
  }

  async dispatch(action: Action): Promise<void> {
    await this.live().call('dispatch', { action })
  }

  async command(id: string): Promise<void> {
    await this.live().call('dispatch', { command: id })
  }

  onPointer(listener: PointerListener): () => void {
    this.pointerListeners.add(listener)
    return () => this.pointerListeners.delete(listener)
  }

  point(pointer: Pointer | null): void {
    if (this.client === null || this.status !== 'open') return
    // The next one is on its way already; one that is refused is not missed.
    this.client.call('point', { pointer }).catch(() => undefined)
  }

  async arrange(what: Arrangement): Promise<void> {
    await this.live().call('arrange', { what })
  }

  async visits(): Promise<{ visits: readonly Visit[]; elapsed: number }> {
    return await this.live().call('visits', {})
  }

  async writeRehearsal(what: 'report' | 'minutes'): Promise<RehearsalWritten> {
    return await this.live().call('write-rehearsal', { what })
  }

  async ownLectures(): Promise<Methods['own-lectures']['result']['places']> {
    return (await (await this.opened.promise).call('own-lectures', {})).places
  }

  async newLecture(wish: NewLectureWish): Promise<NewLectureAnswer> {
    return await this.live().call('new-lecture', wish)
  }

  async preferences(): Promise<Readonly<Record<string, string>>> {
    return (await (await this.opened.promise).call('preferences', {})).preferences
  }

  keepPreference(name: string, value: string): void {
    if (this.client === null || this.status !== 'open') return
    this.client.call('keep-preference', { name, value }).catch(() => undefined)
  }

  async follow(change: { on?: boolean; isShown?: boolean }): Promise<void> {
    await this.live().call('follow', change)
  }

  async slidesToPrint(indices: readonly number[], notes: boolean): Promise<SlideContent[]> {
    const client = await this.opened.promise
    const as = notes ? 'notes-printer' : 'printer'
    const { slides } = await client.call('slides', { indices: [...indices], as })
    return slides.map((slide) => slideWithDeckBase(slide, this.options.deckBase))
  }

  onExporting(listener: (exporting: Exporting) => void): () => void {
    this.exportListeners.add(listener)
    listener(this.exporting)
    return () => this.exportListeners.delete(listener)
  }

  async export(wish: ExportWish): Promise<void> {
    await this.live().call('export', { wish })
  }

  async cancelExport(): Promise<void> {
    await this.live().call('cancel-export', {})
  }

  async showExport(): Promise<void> {
    await this.live().call('show-export', {})
  }

  laidOut(done: number, all: number): void {
    if (this.client === null || this.status !== 'open') return
    this.client.call('laid-out', { done, all }).catch(() => undefined)
  }

  async drawing(key: string): Promise<string | null> {
    return (await this.live().call('drawing', { key })).drawing
  }

  async keepDrawing(key: string, drawing: string): Promise<void> {
    await this.live().call('keep-drawing', { key, drawing })
  }

  async glossary(): Promise<GlossaryTerm[]> {
    return (await (await this.opened.promise).call('glossary', {})).terms
  }

  async apa(key: string): Promise<string | null> {
    return (await this.live().call('apa', { key })).text
  }

  async record(): Promise<FoundRecord> {
    return await (await this.opened.promise).call('record', {})
  }

  async study(): Promise<Study | null> {
    return (await (await this.opened.promise).call('study', {})).study
  }

  async keepStudy(changes: StudyRecord, lecture?: string): Promise<Study | null> {
    const params = lecture === undefined ? { changes } : { changes, lecture }
    return (await this.live().call('keep-study', params)).study
  }

  async report(report: PageReport): Promise<void> {
    await this.live().call('report', { report })
  }

  /** Skips what is left of the wait before the next attempt to reconnect. */
  retryNow(): void {
    if (this.callOffRetry === null || this.ended) return
    this.callOffRetry()
    this.start()
  }

  close(): void {
    this.ended = true
    this.callOffRetry?.()
    this.port?.close()
  }

  private start(): void {
    this.callOffRetry = null
    try {
      this.port = this.open()
    } catch {
      this.lose(null)
      return
    }
    const client = connectClient(this.port)
    this.client = client
    client.onSnapshot((snapshot) => {
      this.receive(client, snapshot)
    })
    client.onPointer((pointer) => {
      if (client === this.client) for (const listener of this.pointerListeners) listener(pointer)
    })
    client.onExporting((exporting) => {
      if (client === this.client) this.tellExporting(exporting)
    })
    void client.closed.then(() => this.lose(client))
  }

  private tellExporting(exporting: Exporting): void {
    this.exporting = exporting
    for (const listener of this.exportListeners) listener(exporting)
  }

  private receive(client: Client, snapshot: Snapshot): void {
    if (client !== this.client) return
    if (this.status !== 'open') {
      // A restarted lecture may count its revisions from the start: trust nothing from before.
      this.store.clear()
      this.cachedOutline = null
    }
    this.store.useRevision(snapshot.deckRevision)
    if (snapshot.slide !== undefined) this.store.put(slideWithDeckBase(snapshot.slide, this.options.deckBase))
    this.latest = snapshot
    this.attempt = 0
    this.opened.resolve(client)
    this.setStatus('open')
    for (const listener of this.snapshotListeners) listener(snapshot)
  }

  private lose(client: Client | null): void {
    if (client !== this.client || this.ended) return
    this.client = null
    // A hand on a page that is gone would stay on the slide for ever.
    for (const listener of this.pointerListeners) listener(null)
    if (this.status === 'open') this.opened = Promise.withResolvers()
    this.setStatus('lost')
    this.callOffRetry = this.options.later(() => {
      this.start()
    }, retryDelay(this.attempt))
    this.attempt += 1
  }

  private live(): Client {
    if (this.client === null || this.status !== 'open') throw new ConnectionLost()
    return this.client
  }

  private setStatus(status: ConnectionStatus): void {
    if (this.status === status) return
    this.status = status
    for (const listener of this.statusListeners) listener(status)
  }
}
