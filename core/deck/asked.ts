import { Report, type SourceText } from './diagnose.ts'
import { asLookup, Watched, type Lookup, type Names } from './lookups.ts'
import type { ReferenceRecord } from './references.ts'
import type { DeckScope } from './scope.ts'

/** What a file may ask about the rest of the lecture. */
export interface Surroundings {
  references: Lookup<ReferenceRecord>
  /** Paths of all files below slides/. */
  files: Names
  diagramSources: Lookup<SourceText>
  /** By path: why a picture must not be shown, in words. */
  unsafeImages: ReadonlyMap<string, string>
  lang: string
}

/** What was asked of the surroundings while one file was read. */
export class Asked {
  readonly references: Watched<ReferenceRecord>
  readonly files: Watched<true>
  readonly diagramSources: Watched<SourceText>
  readonly unsafeImages: Watched<string>
  readonly lang: string
  /** The slides that links name. */
  links: Watched<true> | null = null

  constructor({ references, files, diagramSources, unsafeImages, lang }: Surroundings) {
    this.references = new Watched(references, (one, other) => JSON.stringify(one) === JSON.stringify(other))
    this.files = watchNames(files)
    this.diagramSources = new Watched(diagramSources, (one, other) => one.text === other.text)
    this.unsafeImages = new Watched(unsafeImages, (one, other) => one === other)
    this.lang = lang
  }

  agreesWith({ references, files, diagramSources, unsafeImages, lang }: Surroundings): boolean {
    return (
      this.lang === lang &&
      this.references.agreesWith(references) &&
      this.files.agreesWith(asLookup(files)) &&
      this.diagramSources.agreesWith(diagramSources) &&
      this.unsafeImages.agreesWith(unsafeImages)
    )
  }

  watchLinks(slideIds: Names): Names {
    this.links = watchNames(slideIds)
    return this.links
  }

  linksAgreeWith(slideIds: Names): boolean {
    return this.links?.agreesWith(asLookup(slideIds)) ?? false
  }
}

export function watchNames(names: Names): Watched<true> {
  return new Watched(asLookup(names), () => true)
}

export function scopeFor(asked: Asked | null): DeckScope {
  return {
    report: new Report(),
    references: asked?.references ?? new Map(),
    files: asked?.files ?? new Set(),
    diagramSources: asked?.diagramSources ?? new Map(),
    unsafeImages: asked?.unsafeImages ?? new Map(),
    lang: asked?.lang ?? '',
    clusters: [],
    diagrams: [],
    languages: new Set(),
    usesMath: false,
  }
}
