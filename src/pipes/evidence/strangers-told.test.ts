/** Tries the sentence about load that nothing ties to anybody enrolled: when it is told, and that it says no more than it knows. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { eight, madeRequest } from '../../../tests/made-request.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { judgeLoad } from './judge-load.ts'
import type { Verdict } from './verdict.ts'
import { publicAnswer } from './verdict-answer.ts'

const minuteMs = 60_000
const minutes = 40
const school = '0270001A'
const person = (number: number) => `pupil${number}`

/** Five pupils a minute, and in one minute as many more as are told. */
function pupils(rushOf = 0): RequestRecord[] {
  const comers = (minute: number) => (minute === 17 ? 5 + rushOf : 5)
  return Array.from({ length: minutes }, (_, minute) =>
    Array.from({ length: comers(minute) }, (_, index) => {
      const number = minute * 200 + index
      const from = { source: `home${number}`, agent: 'browser' }
      const at = minute * minuteMs + index * 300
      return [
        madeRequest(at, { ...from, route: 'page', path: '/' }),
        ...Array.from({ length: 10 }, (_, file) =>
          madeRequest(at + 100 + file, { ...from, route: 'file', path: `/${file}` }),
        ),
        ...Array.from({ length: 14 }, (_, ask) =>
          madeRequest(at + 900 + ask * 400, { ...from, person: person(number), path: `w${ask}` }),
        ),
      ]
    }).flat(),
  ).flat()
}

/** Each opens a page with its files, as a browser does, and leaves. */
function strangers(count: number, minuteOf: (number: number) => number, pages = 1) {
  return Array.from({ length: count }, (_, number) => {
    const from = { source: `guest${number}`, agent: 'browser' }
    return Array.from({ length: pages }, (_, page) =>
      Array.from({ length: 25 }, (_, index) =>
        madeRequest((minuteOf(number) + page) * minuteMs + ((number * 613) % 30_000) + index * 40, {
          ...from,
          route: index === 0 ? 'page' : 'file',
          path: `/${page}/${index}`,
        }),
      ),
    ).flat()
  }).flat()
}

function judge(records: readonly RequestRecord[], more: Partial<EvidenceInput> = {}): Verdict {
  return judgeLoad({
    records: [...records].sort((one, other) => one.at - other.at),
    from: eight,
    to: eight + minutes * minuteMs,
    roster: Array.from({ length: minutes * 200 }, (_, index) => ({
      person: person(index),
      school,
      class: '6A',
      role: 'pupil' as const,
    })),
    timetable: [{ school, class: '6A', startsAt: eight, endsAt: eight + 3_300_000 }],
    capacityPerSecond: null,
    ...more,
  })
}

const untold = /machines que rien ne relie/

describe('a burst of strangers', () => {
  test('has a sentence of its own: its share, how sure, when, and that nothing tells why', () => {
    const verdict = judge([...pupils(), ...strangers(80, () => 17)])
    assert.equal(verdict.strangersFrom, new Date(eight + 17 * minuteMs).toISOString())
    assert.match(
      verdict.answer,
      /^29\s% \(entre 2\d\s% et 3\d\s%\) de la charge viennent de machines que rien ne relie à une personne inscrite, avec un afflux dès 8\sh\s17 : rien ne dit pourquoi ; 71\s% viennent de personnes attendues ; on n’y reconnaît aucune attaque\.$/,
    )
    assert.doesNotMatch(publicAnswer(verdict), /8\sh|\d,\d/)
    assert.match(publicAnswer(verdict), /29\s% \(entre .*avec un afflux : rien ne dit pourquoi/)
  })

  test('stands beside a rush of those who are expected, of which it changes nothing', () => {
    const { answer } = judge([...pupils(120), ...strangers(80, () => 17)])
    assert.match(
      answer,
      /^Un afflux de personnes attendues, 80\s% de la charge ; 20\s% \(.*\) viennent de machines que rien .* dès 8\sh\s17 ; on n’y reconnaît aucune attaque\.$/,
    )
    assert.match(
      judge(pupils(120)).answer,
      /, 100\s% de la charge ; rien n’y ressemble à une attaque\.$/,
    )
  })

  test('is told among the rest where there was an attack', () => {
    const probes = Array.from({ length: 1_500 }, (_, index) =>
      madeRequest(index * 1_000, {
        ...{ source: 'prober', agent: 'probe', route: 'none', path: `x${index}` },
        ...{ status: 404, weak: true },
      }),
    )
    const { answer } = judge([...pupils(), ...strangers(80, () => 17), ...probes])
    assert.match(answer, /^Une attaque \(recherche de failles\) fait/)
    assert.match(answer, /attendues, 2\d\s% \(entre .*\) de machines que rien .* dès 8\sh\s17\.$/)
  })
})

describe('strangers who come evenly', () => {
  test('are told with their interval; nothing is unusual unless they are many', () => {
    const few = judge([...pupils(), ...strangers(20, (number) => number * 2)])
    assert.equal(few.strangersFrom, null)
    assert.match(
      few.answer,
      /^Rien d’inhabituel : .*, 9,1\s% \(.*\) de machines que rien .*inscrite ;/,
    )
    const many = judge([...pupils(), ...strangers(160, (number) => number % 40)])
    assert.equal(many.strangersFrom, null)
    assert.match(many.answer, /^44\s% .* inscrite : rien ne dit pourquoi ; 56\s% viennent/)
  })

  test('are no burst where one machine opens page after page, nor told where their share hangs on one', () => {
    const alone = judge([...pupils(), ...strangers(1, () => 2, 30)])
    assert.equal(alone.strangersFrom, null)
    assert.match(
      alone.answer,
      /^Rien d’inhabituel : .* reste indéterminé ; aucune attaque ne se voit/,
    )
  })

  test('are nobody that could be told apart without a list, or with one of other names', () => {
    const records = [...pupils(), ...strangers(80, () => 17)]
    assert.doesNotMatch(judge(records, { roster: null }).answer, untold)
    const others = [{ person: 'somebody', school, class: '6A', role: 'pupil' as const }]
    assert.doesNotMatch(judge(records, { roster: others }).answer, untold)
  })
})
