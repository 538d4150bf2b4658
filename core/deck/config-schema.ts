import { bundledStyles } from './bundled-styles.ts'
import { configKeys, type ConfigKey } from './config.ts'
import { limits } from './limits.ts'
import { themeNames } from './theme-tokens.ts'

const line = { type: ['string', 'number'], minLength: 1, maxLength: limits.title }

/** What editors show and check for each key, in the words of JSON Schema. */
const properties: Record<ConfigKey, Record<string, unknown>> = {
  title: { ...line, description: 'Title of the lecture. It makes the title slide.' },
  subtitle: { ...line, description: 'A line below the title.' },
  author: {
    description: 'A name or a list of names.',
    oneOf: [line, { type: 'array', items: line, maxItems: limits.authors }],
  },
  lang: {
    type: 'string',
    description: 'Language of the lecture as a BCP 47 tag: en, en-GB, de, fr-CH. English when absent.',
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
    examples: ['en', 'en-GB', 'de', 'fr', 'es'],
  },
  date: { ...line, description: 'Day of the lecture, as 2026-11-23 or in words.' },
  duration: {
    type: 'number',
    description: 'Planned length in minutes.',
    exclusiveMinimum: 0,
    maximum: 1440,
  },
  appearance: {
    enum: ['light', 'dark'],
    description: 'Dark text on light, or light text on dark. Can be changed while presenting.',
    default: 'light',
  },
  theme: {
    type: 'string',
    description: `How slides look: ${themeNames.join(', ')}, or a .css file below slides/.`,
    pattern: String.raw`^[\w.-]+$|^[^\\:*?"<>|]+\.[cC][sS][sS]$`,
    examples: [...themeNames],
    default: themeNames[0],
  },
  csl: {
    type: 'string',
    description: `Citation style: ${bundledStyles.join(', ')}, or a .csl file below slides/.`,
    pattern: String.raw`^[\w.-]+$|^[^\\:*?"<>|]+\.[cC][sS][lL]$`,
    examples: [...bundledStyles],
    default: 'apa',
  },
  disclaimer: { ...line, description: 'Shown on the title slide and in every export.' },
}

/** The JSON Schema of `lecture.yaml`, draft-07, which editors know best. Shipped as docs/lecture.schema.json. */
export function configSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'lecture.yaml of Lectern',
    type: 'object',
    properties: Object.fromEntries(configKeys.map((key) => [key, properties[key]])),
    required: ['title'],
    additionalProperties: false,
  }
}
