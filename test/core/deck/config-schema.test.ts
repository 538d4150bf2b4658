import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { configKeys, readConfig, type ConfigKey } from '../../../core/deck/config.ts'
import { configSchema } from '../../../core/deck/config-schema.ts'
import { Report, sourceText } from '../../../core/deck/diagnose.ts'

const at = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** Whether `lecture.yaml` with this one value is read without a complaint about it. */
function isRead(key: ConfigKey, value: unknown): boolean {
  const report = new Report()
  const text = stringify({ title: 'T', [key]: value })
  readConfig(sourceText({ path: 'slides/lecture.yaml', text }), report)
  return report.list().length === 0
}

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  pattern?: string
  minLength?: number
  maxLength?: number
  exclusiveMinimum?: number
  maximum?: number
  items?: Schema
  maxItems?: number
  oneOf?: Schema[]
}

/** As much of JSON Schema as the schema of `lecture.yaml` uses. */
function fits(value: unknown, schema: Schema): boolean {
  if (schema.oneOf && schema.oneOf.filter((one) => fits(value, one)).length !== 1) return false
  if (schema.enum && !schema.enum.includes(value)) return false
  const kind = Array.isArray(value) ? 'array' : typeof value
  if (schema.type && ![schema.type].flat().includes(kind)) return false
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity)) return false
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return false
  }
  if (typeof value === 'number') {
    if (value <= (schema.exclusiveMinimum ?? -Infinity) || value > (schema.maximum ?? Infinity)) return false
  }
  if (!Array.isArray(value)) return true
  return (
    value.length <= (schema.maxItems ?? Infinity) && value.every((item) => fits(item, schema.items ?? {}))
  )
}

const samples: Record<ConfigKey, unknown[]> = {
  title: ['Pain', 2026, '', ['a'], true, 'x'.repeat(5000)],
  subtitle: ['A line', 3, '', false, { a: 1 }],
  author: ['Ann', ['Ann', 'Bo'], [], [''], [['x']], 7, true, { name: 'Ann' }],
  lang: ['en', 'de-CH', 'english language', 'e', 5, ['en']],
  date: ['2026-11-23', 'in May', 2026, [], ''],
  duration: [50, 0.5, 0, -1, 1440, 1441, '50', true],
  appearance: ['light', 'dark', 'Dark', '', 1],
  theme: ['paper', 'night', 'my/own.css', 'my own', 'http://example.org/a.css', '', ['paper']],
  csl: ['apa', 'vancouver', 'my/own.csl', 'my own', 'http://example.org/a.csl', '', ['apa']],
  disclaimer: ['For teaching only.', '', 1, []],
}

describe('the schema of lecture.yaml', () => {
  test('DK87 is shipped as docs/lecture.schema.json, as the program has it', async () => {
    expect(JSON.parse(await at('docs/lecture.schema.json'))).toEqual(configSchema())
  })

  test('DK87 knows exactly the keys that are read', () => {
    expect(Object.keys(configSchema()['properties'] as object)).toEqual(configKeys)
    for (const key of configKeys) expect(samples[key].length).toBeGreaterThan(3)
  })

  test.each(configKeys)('DK87 takes and refuses the same values as the program: %s', (key) => {
    const schema = (configSchema()['properties'] as Record<ConfigKey, Schema>)[key]
    const read = samples[key].map((value) => isRead(key, value))
    expect(samples[key].map((value) => fits(value, schema))).toEqual(read)
    expect(read).toContain(true)
    expect(read).toContain(false)
  })

  test('DK87 the bundled lecture names it, by a path that leads to it', async () => {
    const [first = ''] = (await at('slides/lecture.yaml')).split('\n')
    expect(first).toBe('# yaml-language-server: $schema=../docs/lecture.schema.json')
  })
})
