import { outlineFor } from '../../core/rpc/content.ts'
import type { Deck } from '../../core/deck/types.ts'
import type { Action } from '../../core/session/types.ts'
import { Chance } from './chance.ts'
import {
  faultsOf,
  projectorFaults,
  shapeFaults,
  textFaults,
  type Fault,
  type Invariant,
  type Seen,
} from './invariants.ts'
import { apply, changeDeck, copyOf, newModel, resume, tick, type Model } from './model.ts'
import { anyAction, pause } from './moves.ts'
import type { CitationFormatter } from '../../main/app/citation-formatter.ts'
import { World } from './world.ts'

/** Longest wait for something that is certain to come, milliseconds: what takes so long does not come at all. */
const PATIENCE = 15_000

/** What is wrong with the files at the moment, and how it is put right. */
export interface FileTrouble {
  name: string
  /** Nothing can be read as long as it lasts. */
  isFolderGone: boolean
  repair(): Promise<void>
}

/** Something that may never be was seen. */
export class BrokenInvariant extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'))
    this.faults = faults
  }
}

/** A lecture in the middle, beside the model of what it ought to be. */
export class Giving {
  readonly chance: Chance
  readonly world: World
  model: Model
  trouble: FileTrouble | null = null
  /** Named before it is done: told when it does not come to its end. */
  doing = ''
  /** By slide: its HTML when it was last right, as the projector had it. */
  good = new Map<string, string>()
  /** What a lecture that is cut off now would go on with. */
  journalled: { model: Model; at: number }
  #before: Seen['before'] = null

  private constructor(chance: Chance, world: World) {
    this.chance = chance
    this.world = world
    this.model = newModel(world.shape())
    this.journalled = { model: copyOf(this.model), at: world.now }
  }

  static async begin(seed: number, citations: CitationFormatter): Promise<Giving> {
    const found: Fault[] = []
    const world = await World.begin(citations, (text) => found.push(...textFaults(text, 'followers')))
    const giving = new Giving(new Chance(seed), world)
    giving.#sentToFollowers = found
    giving.check('deck', shapeFaults(world.shape(), world.author.shape()))
    giving.rememberGood()
    return giving
  }

  #sentToFollowers: Fault[] = []

  /** One thing that a lecturer does; its kind. */
  async act(): Promise<string> {
    const { chance, world, model } = this
    this.pass(pause(chance))
    const action = anyAction(chance, model)
    const isInk = ['stroke', 'erase', 'undo-ink', 'redo-ink'].includes(action.type)
    const page = isInk && chance.oneIn(3) ? world.audience : world.presenter
    await this.dispatch(action, page.client.call('dispatch', { action }))
    return action.type
  }

  async dispatch(action: Action, done: Promise<unknown>): Promise<void> {
    apply(this.model, action)
    await done
  }

  pass(milliseconds: number): void {
    this.world.now += milliseconds
    tick(this.model, milliseconds)
  }

  /** @throws BrokenInvariant */
  async verify(): Promise<void> {
    const { world, model } = this
    await world.settle()
    if (!world.isUnsaved) this.journalled = { model: copyOf(model), at: world.now }
    const { presenter, audience } = world
    if (presenter.snapshot === null || audience.snapshot === null)
      return this.check('page', [{ invariant: 'page', what: 'a page got nothing' }])
    const seen: Seen = {
      presenter: presenter.snapshot,
      audience: audience.snapshot,
      // Nobody else's clock stands in it.
      follower: world.lecture.snapshot('follower'),
      shape: model.shape,
      before: this.#before,
    }
    // What a page got last is older than now where nothing has changed since.
    const faults = faultsOf(model, { ...seen, presenter: { ...seen.presenter, now: world.now } })
    this.#before = { revision: seen.presenter.revision, deckRevision: seen.presenter.deckRevision }
    this.check('session', [...faults, ...this.#followers()])
  }

  /** All who follow have the same, and it is what there is. */
  #followers(): Fault[] {
    const { followers, lecture } = this.world
    const sent = this.#sentToFollowers.splice(0)
    const texts = new Set(Array.from(followers.members, ({ snapshot }) => snapshot))
    const [text] = texts
    if (text === undefined) return sent
    const wrong = (what: string): Fault => ({ invariant: 'follower', what })
    if (texts.size > 1)
      return [...sent, wrong(`${followers.size} followers have ${texts.size} different snapshots`)]
    const view = JSON.stringify(lecture.snapshot('follower').view)
    return text.includes(`"view":${view}`) ? sent : [...sent, wrong('they do not have what the room sees')]
  }

  /** @throws BrokenInvariant when there is a fault */
  check(_of: Invariant, faults: readonly Fault[]): void {
    if (faults.length > 0) throw new BrokenInvariant(faults)
  }

  /**
   * Does something to the files and waits until the lecture has heard of it. The deck is compared with what was
   * written where that can be told.
   * @param when whether the deck is as it must become
   */
  async changeFiles(
    work: () => Promise<unknown>,
    when: (deck: Deck) => boolean,
    isWhole: boolean,
  ): Promise<void> {
    const { lecture } = this.world
    const came = Promise.withResolvers<void>()
    const look = () => {
      if (when(lecture.deck().deck)) came.resolve()
    }
    const stop = lecture.subscribe(look)
    const late = setTimeout(
      () =>
        came.reject(
          new Error(
            `The lecture did not hear of its files: ${this.doing}. ${JSON.stringify(lecture.deck().deck.sections)} ${JSON.stringify(lecture.deck().deck.diagnostics)}`,
          ),
        ),
      PATIENCE,
    )
    try {
      await work()
      await came.promise
    } finally {
      clearTimeout(late)
      stop()
    }
    await lecture.whenIdle()
    await this.world.settle()
    this.takeDeck()
    if (isWhole) this.check('deck', shapeFaults(this.world.shape(), this.world.author.shape()))
  }

  /** The model goes on with the deck that the lecture has now. */
  takeDeck(): void {
    changeDeck(this.model, this.world.shape(), this.world.view())
  }

  /** What the projector is shown at this moment counts as right. */
  rememberGood(): void {
    const { deck } = this.world.lecture.deck('audience')
    this.good = new Map(deck.slides.map(({ id, html }) => [id, html]))
  }

  /** @param good what must look as it did when it was right */
  checkProjector(good: ReadonlyMap<string, string> = this.good): void {
    const { revision, deck } = this.world.lecture.deck('audience')
    this.check('projector', projectorFaults(outlineFor('audience', revision, deck), deck, good))
  }

  /** After the process was cut off and started again. */
  async goOn(how: 'plain' | 'hurried'): Promise<void> {
    const { world, journalled } = this
    await world.open(how)
    const model = copyOf(journalled.model)
    tick(model, world.now - journalled.at)
    resume(model, world.view())
    this.model = model
    this.#before = null
    this.takeDeck()
    // What was right before is not known to the new process.
    if (this.trouble === null) this.rememberGood()
    else this.good = new Map()
    if (world.lecture.continuity !== 'resumed')
      this.check('journal', [{ invariant: 'journal', what: `the lecture is ${world.lecture.continuity}` }])
  }
}
