import { describe, expect, test } from 'vitest'
import { createExternalOpener, externalAddress } from '../../main/electron/external.ts'
import { settle } from './fake-time.ts'

describe('EL15 links leave only as https or mailto, in canonical form, and after asking', () => {
  const ROWS: [text: string, address: string | null][] = [
    ['https://doi.org/10.1016/0006-8993(84)90001-1', 'https://doi.org/10.1016/0006-8993(84)90001-1'],
    ['HTTPS://Example.ORG/a b', 'https://example.org/a%20b'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['http://example.org/', null],
    ['https://user:secret@example.org/', null],
    ['https://bank.org@evil.org/', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['smb://host/share', null],
    ['ms-msdt:/id', null],
    ['lectern://app/presenter', null],
    ['//example.org', null],
    [`https://example.org/${'a'.repeat(3000)}`, null],
    ['', null],
  ]
  test.each(ROWS)('%s', (text, address) => {
    expect(externalAddress(text)).toBe(address)
  })

  function opener(answer: () => Promise<boolean>) {
    const asked: string[] = []
    const opened: string[] = []
    const logged: string[] = []
    const open = createExternalOpener({
      ask: (address) => {
        asked.push(address)
        return answer()
      },
      open: async (address) => {
        opened.push(address)
      },
      log: (message) => logged.push(message),
    })
    return { open, asked, opened, logged }
  }

  test('agreed to, it is opened; refused, it is not', async () => {
    const yes = opener(async () => true)
    await yes.open('https://example.org')
    expect(yes.opened).toEqual(['https://example.org/'])
    const no = opener(async () => false)
    await no.open('https://example.org')
    expect(no.asked).toEqual(['https://example.org/'])
    expect(no.opened).toEqual([])
  })

  test('what may not be opened is not even asked about', async () => {
    const { open, asked } = opener(async () => true)
    await open('file:///etc/passwd')
    expect(asked).toEqual([])
  })

  test('one question at a time, and the next link asks again', async () => {
    const answer = Promise.withResolvers<boolean>()
    const { open, asked } = opener(() => answer.promise)
    const first = open('https://one.example')
    await open('https://two.example')
    expect(asked).toEqual(['https://one.example/'])
    answer.resolve(false)
    await first
    void open('https://three.example')
    await settle()
    expect(asked).toEqual(['https://one.example/', 'https://three.example/'])
  })

  test('a dialog that fails is logged and does not block the next one', async () => {
    const { open, asked, logged } = opener(() => Promise.reject(new Error('no window')))
    await open('https://one.example')
    await open('https://two.example')
    expect(asked).toHaveLength(2)
    expect(logged).toHaveLength(2)
  })
})
