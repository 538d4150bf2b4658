/** As much of reveal.js as is used once it has started; slides are known to it by their place, 0-based. */
export interface SlideShow {
  slide(place: number): void
  getIndices(): { h: number }
  layout(): void
  destroy(): void
}

/**
 * The few slides of a stage that are in the document, in the order of the deck by their `data-index`: the one that is
 * up, the one that is leaving, and those beside it, laid out but not seen. reveal.js takes time in proportion to the
 * number of slides; of a whole lecture it is to know no more than these.
 */
export interface Reel {
  /** The slide that is up. */
  readonly up: HTMLElement | null
  /** Puts a slide up; the one before leaves by its transition, or at once when `instant`. */
  show(section: HTMLElement, instant: boolean): Promise<void>
  /**
   * Has these laid out in advance, unseen, so that putting one of them up needs no layout. All others go but the
   * one that is up and the one that leaves.
   */
  layAhead(sections: readonly HTMLElement[]): void
  /** To be called when the stage has another size. */
  fit(): void
  destroy(): void
}

/**
 * @param frame is to be reveal.js's, and in the document
 * @param start is called once the first slide is in it
 */
export function createReel(frame: HTMLElement, start: (frame: HTMLElement) => Promise<SlideShow>): Reel {
  const holder = document.createElement('div')
  holder.className = 'slides'
  frame.append(holder)
  let deck: SlideShow | null = null
  let up: HTMLElement | null = null
  let leaving: HTMLElement | null = null

  const remove = (stays: (section: Element) => boolean): void => {
    for (const section of Array.from(holder.children)) if (!stays(section)) section.remove()
  }

  /** The others are not touched: taken out and put back, they would have to be laid out once more. */
  const insert = (section: HTMLElement): void => {
    const after = Array.from(holder.children).find((other) => indexOf(other) > indexOf(section))
    holder.insertBefore(section, after ?? null)
  }

  const placeOf = (section: Element): number => Array.from(holder.children).indexOf(section)

  return {
    get up() {
      return up
    },

    async show(section, instant) {
      leaving = up?.isConnected && !instant ? up : null
      up = section
      if (leaving === null) {
        holder.replaceChildren(section)
      } else if (section.parentElement !== holder) {
        // Slides of an earlier version of the deck may have other numbers.
        remove((other) => other === leaving)
        insert(section)
      }
      frame.classList.toggle('is-instant', instant)
      deck ??= await start(frame)
      // reveal.js knows slides by their place: first it is told the one that the leaving one has by now. Each time it
      // looks how large everything is, so that what comes is laid out where its transition begins.
      if (leaving && deck.getIndices().h !== placeOf(leaving)) deck.slide(placeOf(leaving))
      deck.slide(placeOf(section))
    },

    layAhead(sections) {
      if (up === null) return
      const isNeeded = (section: Element) =>
        section === up || section === leaving || sections.some((one) => one === section)
      remove(isNeeded)
      for (const section of sections) {
        if (section.parentElement === holder || section === up) continue
        hide(section, indexOf(section) < indexOf(up) ? 'past' : 'future')
        insert(section)
      }
    },

    fit() {
      deck?.layout()
    },

    destroy() {
      deck?.destroy()
    },
  }
}

/** As reveal.js has slides beside the one that is up: laid out, and neither seen, read out nor reached by keys. */
function hide(section: HTMLElement, side: 'past' | 'future'): void {
  section.classList.remove('past', 'present', 'future')
  section.classList.add(side)
  section.style.display = 'flex'
  section.ariaHidden = 'true'
  section.inert = true
}

function indexOf(section: Element): number {
  return section instanceof HTMLElement ? Number(section.dataset['index']) : Number.NaN
}
