/** One's own screen says what became of it where its person did nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOwnScreen, type ShownMemory } from './own-screen.ts'

function open(memory: ShownMemory = { wasOn: false }) {
  const offered: number[] = []
  const hands: { still?: (bytes: Uint8Array) => void; end?: () => void } = {}
  const screen = createOwnScreen({
    isAble: true,
    memory,
    async capture(onStill, onEnd) {
      Object.assign(hands, { still: onStill, end: onEnd })
      return { stop: () => undefined }
    },
    offer: (still) => offered.push(still[0] ?? 0),
    forget: () => undefined,
    onChange: () => undefined,
  })
  return { screen, offered, hands }
}

test('whoever stops it, or closes the window, is told nothing', async () => {
  const { screen, hands } = open()
  await screen.share()
  assert.equal(screen.state(), 'on')
  screen.stop()
  assert.equal(screen.state(), 'off')
  await screen.share()
  hands.end?.()
  assert.equal(screen.state(), 'off')
})

test('a screen that ends without its person says so, until it is shared again', async () => {
  const { screen } = open()
  screen.end()
  assert.equal(screen.state(), 'off', 'nothing was shared')
  await screen.share()
  screen.end()
  assert.equal(screen.state(), 'ended')
  await screen.share()
  assert.equal(screen.state(), 'on')
})

test('the newest still is shown again on a line that is there anew', async () => {
  const { screen, offered, hands } = open()
  screen.showAgain()
  await screen.share()
  hands.still?.(Uint8Array.of(7))
  screen.showAgain()
  assert.deepEqual(offered, [7, 7])
})

test('a page that had to come in again says that the screen is no longer shared, once', async () => {
  const memory = { wasOn: false }
  const first = open(memory).screen
  await first.share()
  first.close()
  const second = open(memory).screen
  assert.equal(second.state(), 'ended')
  second.close()
  assert.equal(open(memory).screen.state(), 'off')
})
