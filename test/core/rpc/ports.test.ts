import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { webSocketPortPair } from '../../support/ports.ts'
import { portContract } from './contract.suite.ts'

portContract('memory', () => {
  const [page, main] = memoryPortPair()
  return {
    page,
    main,
    async dispose() {
      page.close()
    },
  }
})

portContract('a WebSocket', webSocketPortPair)
