/** Calendars from elsewhere: zones, repetitions and exceptions, and what makes no lesson or no sense. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCalendarEvents } from './calendar-events-reader.ts'

const frame = { timeZone: 'Europe/Paris', from: '2026-09-01', to: '2027-07-03' }
const calendar = (...events: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'X-WR-CALNAME:Classe 6e A',
    ...events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const event = (...lines: string[]): string => ['SUMMARY:Maths', ...lines].join('\r\n')
const read = (...events: string[]) => readCalendarEvents(calendar(...events), frame)
const datesOf = (...events: string[]) =>
  read(...events).labels.flatMap(({ times }) =>
    times.map(({ day, ends, starts }) => `${day} ${starts}-${ends}`),
  )
const reasonOf = (...lines: string[]) => {
  const { rejections } = read(event(...lines))
  assert.equal(rejections.length, 1, JSON.stringify(rejections))
  return rejections[0]?.reason ?? ''
}

test('UTC, a zone by name, Outlook’s name for it and no zone at all are the school’s clock', () => {
  const expected = ['2026-10-26 08:30-09:25']
  for (const [starts, ends] of [
    ['DTSTART:20261026T073000Z', 'DTEND:20261026T082500Z'],
    ['DTSTART;TZID=Europe/Paris:20261026T083000', 'DTEND;TZID=Europe/Paris:20261026T092500'],
    ['DTSTART;TZID=Romance Standard Time:20261026T083000', 'DURATION:PT55M'],
    ['DTSTART;TZID=/example.org/2026/Europe/Paris:20261026T083000', 'DURATION:PT55M'],
    ['DTSTART:20261026T083000', 'DTEND:20261026T092500'],
  ] as const) {
    assert.deepEqual(datesOf(event(starts, ends)), expected, starts)
  }
  assert.deepEqual(
    datesOf(event('DTSTART;TZID=America/Guadeloupe:20261026T023000', 'DURATION:PT1H')),
    ['2026-10-26 07:30-08:30'],
  )
})

test('a zone that nobody knows, a date that is none, no end: each is told with its line', () => {
  const { rejections } = read(
    event('DTSTART:20261026T083000', 'DURATION:PT1H'),
    event('DTSTART;TZID=Lune/Mer:20261026T083000', 'DURATION:PT1H'),
  )
  assert.deepEqual(
    rejections.map(({ field, line }) => [line, field]),
    [[9, 'TZID']],
  )
  assert.match(
    reasonOf('DTSTART:20261399T083000', 'DURATION:PT1H'),
    /« Maths » : .*n’est pas une date/,
  )
  assert.match(reasonOf('DTSTART:20261026T083000'), /Il manque l’heure de fin/)
  assert.match(reasonOf('DURATION:PT1H'), /Il manque la date de début/)
  assert.match(reasonOf('DTSTART:hier', 'DURATION:PT1H'), /« Maths » : /)
})

test('a week that repeats keeps its time through the change of clocks, to its end and not beyond', () => {
  const weekly = datesOf(
    event(
      'DTSTART;TZID=Europe/Paris:20261019T083000',
      'DURATION:PT55M',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261029T073000Z',
    ),
  )
  assert.deepEqual(weekly, [
    '2026-10-19 08:30-09:25',
    '2026-10-22 08:30-09:25',
    '2026-10-26 08:30-09:25',
    '2026-10-29 08:30-09:25',
  ])
  const wholeDay = datesOf(
    event('DTSTART:20261019T083000', 'DURATION:PT55M', 'RRULE:FREQ=WEEKLY;UNTIL=20261026'),
  )
  assert.equal(wholeDay.length, 2)
  const counted = event(
    'DTSTART:20261019T083000',
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3',
  )
  assert.deepEqual(
    datesOf(counted).map((one) => one.slice(0, 10)),
    ['2026-10-19', '2026-11-02', '2026-11-16'],
  )
})

test('exceptions in another zone, by day, and a moved date take its place away; added dates come', () => {
  const dates = datesOf(
    event(
      'UID:1',
      'DTSTART;TZID=Europe/Paris:20261102T083000',
      'DURATION:PT55M',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE:20261109T073000Z',
      'EXDATE;VALUE=DATE:20261116',
      'RDATE;TZID=Europe/Paris:20261105T083000',
    ),
    event(
      'UID:1',
      'RECURRENCE-ID;TZID=Europe/Paris:20261123T083000',
      'DTSTART;TZID=Europe/Paris:20261124T100000',
      'DURATION:PT55M',
    ),
  )
  assert.deepEqual(dates, [
    '2026-11-02 08:30-09:25',
    '2026-11-05 08:30-09:25',
    '2026-11-30 08:30-09:25',
    '2026-11-24 10:00-10:55',
  ])
})

test('what is called off, lasts whole days or lies outside the year is counted, and is no lesson', () => {
  const { calledOff, labels, noLessons, rejections } = read(
    event('DTSTART:20261026T083000', 'DURATION:PT1H', 'STATUS:CANCELLED'),
    event('DTSTART:20261026T083000', 'DURATION:PT1H', 'CATEGORIES:Cours - Cours annulé'),
    'SUMMARY:Prof. absent : Maths\r\nDTSTART:20261026T083000\r\nDURATION:PT1H',
    event('DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261027'),
    event('DTSTART:20261026T083000', 'DTEND:20261027T083000'),
    event('DTSTART:20250926T083000', 'DURATION:PT1H'),
  )
  assert.deepEqual([calledOff, noLessons, rejections], [3, 2, []])
  assert.deepEqual(
    labels.map(({ times }) => times.length),
    [0],
  )
})

test('what has repeated for a century falls on the days on which it would', () => {
  const old = (rule: string) =>
    datesOf(event('DTSTART:19000104T083000', 'DURATION:PT1H', `RRULE:FREQ=${rule};UNTIL=20260930`))
  assert.deepEqual(
    old('WEEKLY;INTERVAL=2;BYDAY=MO,TH').map((one) => one.slice(0, 10)),
    ['2026-09-07', '2026-09-10', '2026-09-21', '2026-09-24'],
  )
  assert.equal(old('DAILY').length, 30)
})

test('rules that make no timetable, or that would never end, are refused and quickly', () => {
  const starts = ['DTSTART:20261019T083000', 'DURATION:PT1H']
  const begun = performance.now()
  for (const rule of [
    'FREQ=SECONDLY',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=WEEKLY;INTERVAL=2000000000',
    'FREQ=WEEKLY;BYHOUR=1,2,3',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
  ]) {
    assert.match(reasonOf(...starts, `RRULE:${rule}`), /rép[éè]t/, rule)
  }
  const counted = (minute: number) =>
    event(`DTSTART:190001${minute}T083000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=90000')
  const { rejections } = read(counted(10), counted(11))
  assert.match(rejections.at(-1)?.reason ?? '', /trop de répétitions/)
  const bomb = [
    'BEGIN:VTIMEZONE\r\nTZID:Lune\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000',
    'RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE',
  ].join('\r\n')
  const text = calendar(event('DTSTART;TZID=Lune:20261019T083000', 'DURATION:PT1H'))
  const withBomb = text.replace('BEGIN:VEVENT', `${bomb}\r\nBEGIN:VEVENT`)
  assert.equal(readCalendarEvents(withBomb, frame).rejections[0]?.field, 'TZID')
  assert.ok(performance.now() - begun < 10_000)
})

test('what is no calendar is told with what was found; several calendars in a file are read', () => {
  for (const text of ['jour;début', '', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', '<html>']) {
    const { rejections } = readCalendarEvents(text, frame)
    assert.equal(rejections.length, 1, text)
    assert.match(rejections[0]?.reason ?? '', /n’est pas un agenda lisible/)
  }
  const two = calendar(event('DTSTART:20261026T083000', 'DURATION:PT1H'))
  assert.equal(readCalendarEvents(two + two, frame).labels[0]?.times.length, 2)
})

test('a file of PRONOTE: fields of the description, entities, group, room, one label', () => {
  const { labels, name } = read(
    [
      'CATEGORIES:Cours',
      'DTSTART:20260907T063000Z',
      'DTEND:20260907T072500Z',
      'SUMMARY;LANGUAGE=fr:SCIENCES VIE & TERRE - MARTIN S.',
      'LOCATION;LANGUAGE=fr:201 SCIENCES',
      'DESCRIPTION;LANGUAGE=fr:Matière : SCIENCES VIE &amp\\; TERRE\\nProfesseur : MARTIN S.\\nG',
      ' roupe : [6E SC1]\\nSalle : 107\\n',
    ].join('\r\n'),
  )
  const [label] = labels
  assert.equal(name, 'Classe 6e A')
  assert.equal(label?.label, 'SCIENCES VIE & TERRE - MARTIN S. · [6E SC1]')
  assert.deepEqual(label?.words, {
    title: 'SCIENCES VIE & TERRE - MARTIN S.',
    subject: 'SCIENCES VIE & TERRE',
    teachers: 'MARTIN S.',
    audience: '[6E SC1]',
  })
  assert.deepEqual(label?.times, [
    { day: '2026-09-07', starts: '08:30', ends: '09:25', room: '201 SCIENCES' },
  ])
})

test('a file of lines without end is refused before the library turns them into objects', () => {
  const long = readCalendarEvents(`BEGIN:VCALENDAR\r\n${'A:\n'.repeat(400_000)}`, frame)
  assert.deepEqual(
    long.rejections.map(({ line, reason }) => [line, reason]),
    [[1, 'Le fichier a plus de 400000 lignes.']],
  )
})
