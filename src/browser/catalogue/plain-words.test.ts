/** Words that were read for something else, or broke where they should not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enquiryFr } from './fr/enquiry-fr.ts'
import { gradesFr } from './fr/grades-fr.ts'
import { headFr } from './fr/head-fr.ts'
import { liveReplayFr } from './fr/live-replay-fr.ts'
import { reportsFr } from './fr/reports-fr.ts'
import { teachFr } from './fr/teach-fr.ts'

test('a moment of a recording is no hour of the day', () => {
  assert.equal(liveReplayFr.moment({ minutes: 6, seconds: 5 }), '6 min\u00a005')
  assert.equal(liveReplayFr.moment({ minutes: 0, seconds: 40 }), '40 s')
})

test('how often a step was given has its unit', () => {
  assert.equal(reportsFr.stepTimes({ name: 'Atteint', count: 1 }), 'Atteint : 1 fois')
})

test('a line begins with a capital, and what was received does not break within', () => {
  assert.equal(headFr.home.year({ label: null }), 'Aucune année scolaire ouverte')
  assert.match(teachFr.day.received({ count: '0', total: '14' }), /^0\u00a0sur\u00a014 /)
})

test('the questions of a child are named as its grades are', () => {
  assert.equal(enquiryFr.ofChild({ name: 'Inès' }), "Questions d'Inès")
})

test('a mistake explains every sign that it names', () => {
  for (const said of [gradesFr.mistakes.unreadable, gradesFr.mistakes.step]) {
    for (const [key, sign] of Object.entries(gradesFr.none)) {
      const long = gradesFr.noneLong[key as keyof typeof gradesFr.noneLong].toLowerCase()
      assert.ok(said.includes(`${sign} (${long})`), said)
    }
  }
})
