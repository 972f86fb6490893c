/** The other side of `verify-crew.ts`: looks at one part after another, as it is asked. */
import type { MessagePort } from 'node:worker_threads'
import { checkWholeBundles } from '#pipes/public-log/check-whole-bundles.ts'
import { openRecordsCheck } from './check-records.ts'
import type { VerifyAnswer, VerifyWish } from './verify-crew.ts'

export function answerVerifyWishes(port: MessagePort): void {
  const checks = new Map<string, ReturnType<typeof openRecordsCheck>>()
  const look = async (wish: VerifyWish): Promise<unknown> => {
    if (wish.what === 'bundles') return checkWholeBundles(wish.range)
    const { dataFolder } = wish.place
    const known = checks.get(dataFolder) ?? openRecordsCheck(dataFolder)
    checks.set(dataFolder, known)
    return (await known)(wish.place)
  }
  const send = (answer: VerifyAnswer): void => port.postMessage(answer)
  port.on('message', (wish: VerifyWish) => {
    look(wish).then(
      (value) => send({ ok: true, value }),
      (error: unknown) => send({ ok: false, error }),
    )
  })
}
