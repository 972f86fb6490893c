/**
 * A teacher types in a real browser, a hundred times, and at a seeded moment the tab is closed or
 * crashes, the server process is killed and the tab after it, or two tabs write the same text. At
 * most two seconds of typing are lost, and nothing that one of two tabs wrote.
 */
import { demoPassword } from '#demo/seed-demo.ts'
import { openDevice, signIn } from '../../tests/browser-device.ts'
import { fillBusyDemo } from '../../tests/busy-demo.ts'
import { openChromium } from '../../tests/open-chromium.ts'
import { playTypingMorning, type TypingOutcome } from '../../tests/typing-morning.ts'
import { startKillableCell } from './killable-cell.ts'
import { scaled, type Trial, type TrialFigure } from './trial.ts'
import { planTyping } from './typing-plan.ts'

const mornings = 100
const lostMsMax = 2_000
const deskWidth = 1_280

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function figuresOf(outcomes: readonly TypingOutcome[]): TrialFigure[] {
  const ofTabs = outcomes.filter(({ how }) => how === 'two tabs')
  return [
    { name: 'mornings', value: outcomes.length },
    { name: 'words typed', value: sum(outcomes.map(({ typed }) => typed)) },
    { name: 'words lost', value: sum(outcomes.map(({ lost }) => lost.length)) },
    {
      name: 'most typing lost',
      value: Math.max(...outcomes.map(({ lostMs }) => lostMs)),
      unit: 'ms',
      target: { value: lostMsMax, is: 'at_most' },
    },
    {
      name: 'words lost where two tabs write',
      value: sum(ofTabs.map(({ lost }) => lost.length)),
      target: { value: 0, is: 'exactly' },
    },
  ]
}

export const lostTyping: Trial = {
  name: 'lost-typing',
  async run(ground) {
    const cell = await startKillableCell(fillBusyDemo)
    ground.atEnd(() => cell.stop())
    const browser = await openChromium()
    ground.atEnd(() => browser.close())
    const { context, page } = await openDevice(browser, { width: deskWidth })
    const login = cell.filled.teacher.login ?? ''
    await signIn(page, cell.origin, { login, password: demoPassword })
    const { kill, origin, restart } = cell
    const stage = { origin, context, closeDoors: kill, openDoors: restart }
    const outcomes: TypingOutcome[] = []
    for (const { how, seed } of planTyping(scaled(mornings, ground))) {
      const outcome = await playTypingMorning(stage, how, seed)
      const { typed, lost, lostMs } = outcome
      ground.say(
        `seed ${seed}, ${how}: ${typed} words, lost ${lost.join(' ') || 'none'}, ${lostMs} ms`,
      )
      outcomes.push(outcome)
    }
    return figuresOf(outcomes)
  },
}
