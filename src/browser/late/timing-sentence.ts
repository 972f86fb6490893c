/** How a copy stands to its due time, in words: the long sentence with its reason, and the short one. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Timing } from '#contract/late-work.ts'

export interface Speaking {
  readonly words: Words['late']
  readonly format: Format
}

/** "à 17 h 52" beside another moment of that day, else "hier à 17 h 52". */
export function momentText(at: string, beside: string, { words, format }: Speaking): string {
  const time = format.time(at)
  if (format.shortDay(at) === format.shortDay(beside)) return words.at({ time })
  return words.atOnDay({ day: format.nearDay(at), time })
}

/** Why it counts as in time although it came later: the longest of the recorded outages. */
function whyText({ extension }: Timing, { words, format }: Speaking): string | null {
  const lengthOf = ({ from, until }: { from: string; until: string }): number =>
    Date.parse(until) - Date.parse(from)
  const [longest] = [...(extension?.outages ?? [])].sort(
    (left, right) => lengthOf(right) - lengthOf(left),
  )
  if (longest === undefined) return null
  const { from, until, reason } = longest
  const isOneDay = format.shortDay(from) === format.shortDay(until)
  const say = isOneDay ? format.time : (at: string) => format.dateTime(at)
  return words.outage[reason]({ from: say(from), until: say(until), isOneDay })
}

/** Null where it came in time and there is nothing to say. */
export function timingSentence(receipt: Receipt, tu: boolean, speaking: Speaking): string | null {
  const { timing, receivedAt } = receipt
  const { words, format } = speaking
  if (timing === undefined) return null
  const late = format.duration(timing.lateMs)
  switch (timing.standing) {
    case 'in_time':
      return null
    case 'extended': {
      const why = whyText(timing, speaking)
      return why === null ? words.short.extended : words.extended({ late, why })
    }
    case 'to_decide': {
      const when = momentText(timing.triedAt ?? receivedAt, receivedAt, speaking)
      return words.toDecide({ late, when, tu })
    }
    case 'accepted':
      return words.accepted({ late })
    case 'left_late':
      return words.leftLate({ late })
    default:
      return words.late({ late })
  }
}

/** Beside the time of receipt; null where it came in time. */
export function timingShort(
  { isLate, timing }: { readonly isLate: boolean; readonly timing?: Timing | null },
  words: Words['late'],
): string | null {
  const standing = timing?.standing ?? (isLate ? 'late' : 'in_time')
  return standing === 'in_time' ? null : words.short[standing]
}
