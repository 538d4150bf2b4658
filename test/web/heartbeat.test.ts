import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { heartbeat } from '../../main/http/heartbeat.ts'

class Peer extends EventEmitter {
  pings = 0
  ended = false
  ping() {
    this.pings += 1
  }
  terminate() {
    this.ended = true
  }
}

describe('the heartbeat', () => {
  test('WS160 a connection that answers lives on, one that does not is ended at the next beat', () => {
    const alive = new Peer()
    const dead = new Peer()
    const beat = heartbeat(() => [alive, dead].filter((peer) => !peer.ended))
    for (let n = 0; n < 4; n += 1) {
      beat()
      alive.emit('pong')
    }
    expect(alive).toMatchObject({ pings: 4, ended: false })
    expect(dead).toMatchObject({ pings: 1, ended: true })
    expect(alive.listenerCount('pong')).toBe(1)
  })
})
