/** Reading a timetable's file: times, days, weeks, and what is told of a line that fails. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsvTable } from '#school/roster/csv-table.ts'
import { readTime, readTimetableLines } from './timetable-lines.ts'
import { createNameFinder, findCourse, type SchoolNames } from './timetable-names.ts'

const header = 'jour;début;fin;semaine;classe;groupe;matière;enseignant;salle'
const read = (...lines: string[]) =>
  readTimetableLines(readCsvTable('edt.csv', Buffer.from([header, ...lines].join('\r\n'))))

test('times are read as people write them', () => {
  for (const text of ['8h30', '8 h 30', '08:30', '8.30', '08:30:00', '8H30']) {
    assert.equal(readTime(text), '08:30', text)
  }
  assert.equal(readTime('8h'), '08:00')
  assert.equal(readTime('17:05'), '17:05')
  for (const text of ['', 'midi', '24:00', '8h60', '830', '8', '-8:30', '8:3']) {
    assert.equal(readTime(text), null, text)
  }
})

test('a whole line says everything', () => {
  const { lines, rejections } = read(
    'Lun.;8h30;9h25;sem A;6e A, 6e B;Latin;Latin;M. Dupont + Mme Roux; B12 ',
  )
  assert.deepEqual(rejections, [])
  assert.deepEqual(lines, [
    {
      line: 2,
      weekday: 1,
      starts: '08:30',
      ends: '09:25',
      week: 'A',
      room: 'B12',
      classes: '6e A, 6e B',
      groups: 'Latin',
      subject: 'Latin',
      teachers: ['M. Dupont', 'Mme Roux'],
    },
  ])
})

test('every field that fails is told with its line, in French', () => {
  const { lines, rejections } = read(
    'lundi;8h30;9h25;;6e A;;Maths;;',
    'ma;9h;8h;C;;;;;',
    'mar;9h;;B;6e A;;EPS;;',
    ';;;;;;;;',
  )
  assert.equal(lines.length, 1)
  assert.deepEqual(
    rejections.map(({ line, field }) => [line, field]),
    [
      [3, 'jour'],
      [3, 'fin'],
      [3, 'semaine'],
      [3, 'classe'],
      [3, 'matière'],
      [4, 'fin'],
    ],
  )
  assert.match(rejections[2]?.reason ?? '', /« C » n’est pas une semaine/)
})

test('a file of another kind is refused by the columns it lacks', () => {
  const table = readCsvTable('x.csv', Buffer.from('nom;prénom\nA;B\n'))
  assert.deepEqual(
    readTimetableLines(table).rejections.map(({ field }) => field),
    ['jour', 'début', 'fin', 'matière'],
  )
})

const names: SchoolNames = {
  classes: [
    { id: 'a', name: '6e A' },
    { id: 'b', name: '6e B' },
  ],
  groups: [{ id: 'g', name: 'Latin 6e' }],
  teachers: [
    { id: 'dupont', familyName: 'Dupont', usageName: null, givenName: 'Jean' },
    { id: 'roux1', familyName: 'Roux', usageName: null, givenName: 'Anne' },
    { id: 'roux2', familyName: 'Martin', usageName: 'Roux', givenName: 'Élise' },
  ],
  subjects: [{ code: '061300', label: 'MATHEMATIQUES' }],
}

test('names are found without case and accents, and never guessed', () => {
  const finder = createNameFinder(names)
  const resolve = (line: string) => {
    const [first] = read(line).lines
    assert.ok(first)
    return finder.resolve(first)
  }
  const shapeOf = (line: string) => {
    const outcome = resolve(line)
    assert.ok(!Array.isArray(outcome), JSON.stringify(outcome))
    return outcome.shape
  }
  assert.deepEqual(shapeOf('lundi;8h;9h;;6E A;;Mathématiques;M. DUPONT;'), {
    subjectCode: '061300',
    classIds: ['a'],
    groupIds: [],
    teacherIds: ['dupont'],
  })
  assert.deepEqual(shapeOf('lundi;8h;9h;;6e a;latin 6E;latin;ROUX Élise;'), {
    subjectCode: 'LATIN',
    classIds: [],
    groupIds: ['g'],
    teacherIds: ['roux2'],
  })
  assert.deepEqual(shapeOf('lundi;8h;9h;;6e b;;EPS;A. Roux, Jean Dupont;').teacherIds, [
    'roux1',
    'dupont',
  ])
  const wrong = resolve('lundi;8h;9h;;5e A;;Alchimie;Mme Roux;')
  assert.ok(Array.isArray(wrong))
  assert.deepEqual(
    wrong.map(({ field }) => field),
    ['classe', 'enseignant', 'matière'],
  )
  assert.match(wrong[1]?.reason ?? '', /plusieurs enseignants/)
})

test('a name with a sign between its words is that name, and not two others', () => {
  const finder = createNameFinder({
    ...names,
    classes: ['CM1', 'CM2', 'CM1/CM2', 'CE1+CE2', '6e A'].map((name) => ({ id: name, name })),
    groups: [{ id: 'lv2', name: 'LV2 6A/6B' }],
  })
  const bodiesOf = (classes: string, groups = '') => {
    const [line] = read(`lundi;8h;9h;;${classes};${groups};EPS;;`).lines
    assert.ok(line)
    const outcome = finder.resolve(line)
    assert.ok(!Array.isArray(outcome), JSON.stringify(outcome))
    return [...outcome.shape.classIds, ...outcome.shape.groupIds]
  }
  assert.deepEqual(bodiesOf('CM1/CM2'), ['CM1/CM2'])
  assert.deepEqual(bodiesOf('cm1 / cm2'), ['CM1/CM2'])
  // As the timetable that is downloaded writes two.
  assert.deepEqual(bodiesOf('6e A, CM1/CM2, CE1+CE2'), ['6e A', 'CM1/CM2', 'CE1+CE2'])
  assert.deepEqual(bodiesOf('CM1, CM2'), ['CM1', 'CM2'])
  assert.deepEqual(bodiesOf('CM1+CM2/6e A'), ['CM1', 'CM2', '6e A'])
  assert.deepEqual(bodiesOf('6e A', 'LV2 6A/6B'), ['lv2'])
})

test('a cell of very many names is read as any other', () => {
  const finder = createNameFinder({
    ...names,
    classes: ['a', 'b', 'a/b'].map((name) => ({ id: name, name })),
  })
  const [line] = read('lundi;8h;9h;;a;;EPS;;').lines
  assert.ok(line)
  const classesIn = (cell: string) => {
    const outcome = finder.resolve({ ...line, classes: cell })
    return Array.isArray(outcome) ? outcome : outcome.shape.classIds
  }
  assert.deepEqual(classesIn('a,'.repeat(30_000)), ['a'])
  assert.deepEqual(classesIn('b,a/b+'.repeat(10_000)), ['b', 'a/b'])
})

test('a room that a spreadsheet would take for a formula is called what it is', () => {
  const { lines } = read("lundi;8h;9h;;6e A;;EPS;;'-2B", "lundi;9h;10h;;6e A;;EPS;;'L'")
  assert.deepEqual(
    lines.map(({ room }) => room),
    ['-2B', "'L'"],
  )
})

test('a course is found again, or by what only it can be', () => {
  const course = { subjectCode: 'EPS', classIds: ['a'], groupIds: [], teacherIds: ['t'] }
  const nobody = { ...course, teacherIds: [] }
  const other = { ...course, teacherIds: ['u'] }
  assert.equal(findCourse([other, course], { ...course }), course)
  assert.equal(findCourse([course], nobody), course)
  assert.equal(findCourse([course, other], nobody), null)
  assert.equal(findCourse([nobody], course), nobody)
  assert.equal(findCourse([other], course), null)
  assert.equal(findCourse([{ ...course, classIds: ['b'] }], course), null)
})
