/**
 * A teacher annotates and marks twelve copies by keyboard alone, with a rubric and kept comments, and
 * loses the line on the way; nothing is lost. They are returned, one with a word aloud, and the pupil
 * sees and hears it on a phone. Then the exercise gets a rubric for whole copies, and two are marked by it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { addClassPupil } from '../add-class-pupil.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { isFocused, pressAll, tabTo } from '../keyboard-hand.ts'
import {
  beginDrawing,
  commentField,
  criterionOf,
  drawingSurface,
  drawNotebookPage,
  holdMarks,
  pointsField,
  stepsOf,
} from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { looksWell, startRecording, stopRecording } from '../recorder-hand.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { goodAnswers, smallContent } from '../small-exercise.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
const copiesWanted = 12
/** Among the copies, of which the first is pupilA1's. */
const placeOfA2 = 5

interface Filled extends CardedClass {
  readonly assignmentId: Id
  readonly exerciseId: Id
  readonly attemptIds: readonly Id[]
  readonly context: SchoolContext
}

let cell: ServedCell<Filled>
let browser: Browser
const devices: Device[] = []

/** As the small exercise, with a rubric whose best steps are the points of its open question. */
const contentWithRubric: ExerciseContent = {
  ...smallContent,
  questions: smallContent.questions.map((question) =>
    question.kind === 'open'
      ? {
          ...question,
          rubric: {
            kind: 'points',
            criteria: [
              { id: 'plan', name: 'Plan', steps: stepsOf('Rien', 'Des idées', 'Tout se suit') },
              { id: 'langue', name: 'Langue', steps: stepsOf('Illisible', 'Lisible', 'Claire') },
            ],
          },
        }
      : question,
  ),
}

async function handIn(context: SchoolContext, filled: CardedClass): Promise<Filled> {
  const { school } = filled
  const picture = await drawNotebookPage()
  const { assignmentId, exerciseId } = await assignTestExercise(context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(Date.now() - 60_000),
    content: contentWithRubric,
  })
  const place = { uai: school.uai, classId: school.classA }
  const known = new Map([[0, school.pupilA1]]).set(placeOfA2, school.pupilA2)
  const attemptIds: Id[] = []
  for (let copy = 0; copy < copiesWanted; copy += 1) {
    const pupil = known.get(copy) ?? (await addClassPupil(context.db, place, `Lou ${copy}`))
    const attemptId = mintId(context.clock, context.random)
    const pupilId = pupil.personId
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    const photo = expectValue(
      await keepFile(context, {
        bytes: picture,
        name: 'page.jpg',
        schoolUai: school.uai,
        ownerId: pupilId,
        belongsTo: { column: 'attempt_id', id: attemptId },
        kinds: ['image'],
      }),
    )
    const id = mintId(context.clock, context.random)
    const answers = { ...goodAnswers, q2: { ...goodAnswers.q2, fileIds: [photo.id] } }
    const { accountId } = pupil
    expectValue(await submitAnswers(context, { id, answers, attemptId, pupilId, accountId }))
    attemptIds.push(attemptId)
  }
  return { ...filled, assignmentId, exerciseId, attemptIds, context }
}

before(async () => {
  cell = await serveCell(async (context) =>
    handIn(context, await fillCardedClass(context, { who: 'teacherA', ...teacher })),
  )
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(look: Parameters<typeof openDevice>[1]): Promise<Device> {
  const opened = await openDevice(browser, look)
  devices.push(opened)
  return opened
}

/** A copy that is returned gets a comment aloud, and what it says in writing. */
async function sayAWord(page: Page, attemptId: string): Promise<void> {
  await visit(page, cell.origin + pagePaths.marking(attemptId))
  await page.getByRole('button', { name: 'Enregistrer ma voix' }).press('Enter')
  await startRecording(page)
  await stopRecording(page)
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Ce qu’il dit, par écrit' })
  await form.getByRole('button', { name: 'Joindre à la copie' }).click()
  await form.getByText('Écrire au moins l’essentiel', { exact: false }).waitFor()
  await looksWell(page)
  await form.getByLabel('Les paroles, ou leur essentiel').fill('Bravo pour le plan.')
  await form.getByRole('button', { name: 'Joindre à la copie' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Bravo pour le plan.').waitFor()
  await looksWell(page)
}

/** From the table: how many are told before, and a pupil's open page learns of it by itself. */
async function returnTheOthers(page: Page): Promise<void> {
  const { attemptIds, school } = cell.filled
  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, school.pupilA2).shortCode })
  await visit(phone.page, cell.origin + pagePaths.result(attemptIds[placeOfA2] ?? ''))
  await phone.page.getByText('1 réponse est corrigée par l’enseignant', { exact: false }).waitFor()
  assert.equal(await phone.page.getByText('Le plan est bon. et/ou').count(), 0)

  await tabTo(page, page.getByRole('link', { name: 'Retour au tableau' }).last())
  await page.keyboard.press('Enter')
  const told = page.locator('.return-copies')
  await told.getByRole('button').first().waitFor()
  assert.match(
    await told.innerText(),
    /11\scopies corrigées sont prêtes à rendre\.\s+1\scopie est déjà rendue\./,
  )
  assert.deepEqual(await findAxeProblems(page), [])
  await tabTo(page, page.getByRole('button', { name: 'Rendre les 11 copies' }))
  await page.keyboard.press('Enter')
  await page.getByText('11 copies rendues.').waitFor()
  await page.getByText('12 copies sont déjà rendues.', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await phone.page.getByText('Ta copie est rendue', { exact: false }).first().waitFor()
  await phone.page.getByText('Le plan est bon. et/ou').waitFor()
  await visit(phone.page, cell.origin + pagePaths.myDay)
  await phone.page.getByText('Ta copie est rendue', { exact: true }).waitFor()
  assert.deepEqual(await findAxeProblems(phone.page), [])
  assert.deepEqual(phone.complaints, [])
}

test('twelve copies are annotated and marked by keyboard alone, over a lost line', async () => {
  const { attemptIds, context: room } = cell.filled
  const desk = await device({ width: 1280 })
  const { context, page } = desk
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(attemptIds[0] ?? ''))

  // The first copy: every tool once, a comment that is kept.
  await beginDrawing(page)
  assert.deepEqual(await findAxeProblems(page), [])
  await pressAll(page, 'Shift+ArrowUp', 'Shift+ArrowUp', 'ArrowLeft', '1', 'Enter')
  await pressAll(page, 'Shift+ArrowDown', 'c', '4', 'Enter', 'Shift+ArrowDown', 'n', 'Enter')
  await page.getByRole('dialog').locator('input:focus').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.type('Cite le nom du port, et dis pourquoi la marée y compte.')
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').filter({ hasText: 'Cite le nom du port' }).waitFor()
  assert.ok(await isFocused(drawingSurface(page)))
  await pressAll(page, 't', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
  await pressAll(page, 'o', 'Enter', 'Shift+ArrowLeft', 'Shift+ArrowDown', 'Enter')
  await page.getByText('1 cercle', { exact: true }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('1 cercle', { exact: true }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+y')
  await page.getByText('1 cercle', { exact: true }).waitFor()
  await tabTo(page, commentField(page))
  await page.keyboard.type('Le plan est bon.')
  await tabTo(page, page.getByRole('button', { name: 'Garder ce commentaire' }))
  await page.keyboard.press('Enter')
  await page.getByText('Gardé dans vos commentaires.', { exact: false }).waitFor()
  // A number ticks a step and goes on; the points add up.
  await tabTo(page, criterionOf(page, 'Plan'), 'Shift+Tab')
  await pressAll(page, '3', '2')
  assert.ok(await isFocused(pointsField(page)))
  assert.equal(await pointsField(page).inputValue(), '3')
  assert.deepEqual(await findAxeProblems(page), [])
  // Saves, returns this one copy, and goes on.
  await page.keyboard.press('Control+Shift+Enter')

  for (let copy = 1; copy < attemptIds.length; copy += 1) {
    // Copies come in the order in which they were handed in.
    await page.getByText(new RegExp(`reçu n°\\sP-${copy + 1}$`)).waitFor()
    await pointsField(page).waitFor()
    const isCut = copy === 5
    if (isCut) await context.setOffline(true)
    await beginDrawing(page)
    await pressAll(page, 'ArrowUp', '5', 'Enter')
    await page.getByRole('listitem').filter({ hasText: 'bien, au milieu' }).waitFor()
    await tabTo(page, pointsField(page))
    await page.keyboard.type('2,5')
    await tabTo(page, commentField(page))
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Chercher dans mes commentaires' }).waitFor()
    if (copy === 1) assert.deepEqual(await findAxeProblems(page), [])
    await page.keyboard.press('1')
    assert.equal(await commentField(page).inputValue(), 'Le plan est bon.')
    await page.keyboard.type(' et/ou')
    await page.keyboard.press('Control+Enter')
    if (isCut) {
      await page.getByText('La connexion manque', { exact: false }).first().waitFor()
      await context.setOffline(false)
      // It saves itself, after a wait of its own; whether that goes on to the next copy is a race.
      const next = page.getByText(new RegExp(`reçu n°\\sP-${copy + 2}$`))
      const saved = page.getByText('Enregistré', { exact: true })
      await saved.or(next).first().waitFor({ timeout: 30_000 })
      if ((await next.count()) === 0) {
        await commentField(page).focus()
        await page.keyboard.press('Control+Enter')
      }
    }
  }
  await page.getByText('Plus aucune copie n’attend', { exact: false }).waitFor()
  await returnTheOthers(page)
  await sayAWord(page, attemptIds[0] ?? '')

  const { db } = room
  const marks = await db.selectFrom('hand_mark').select(['points', 'comment']).execute()
  assert.equal(marks.length, attemptIds.length)
  assert.equal(marks.filter((one) => one.comment === 'Le plan est bon. et/ou').length, 11)
  const drawn = await db
    .selectFrom('annotation')
    .select('attempt_id')
    .where('shape', 'is not', null)
    .execute()
  assert.equal(new Set(drawn.map((one) => one.attempt_id)).size, attemptIds.length)
  assert.equal(drawn.length, 5 + 11)
  assert.deepEqual(desk.complaints, [])
})

test('the pupil sees the annotated photo on a phone, its notes in words, and hears the teacher', async () => {
  const { attemptIds, school } = cell.filled
  for (const look of [{ width: 360 }, { width: 360, theme: 'dark', language: 'en-GB' }] as const) {
    const { page, complaints } = await device(look)
    await signIn(page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
    await visit(page, cell.origin + pagePaths.result(attemptIds[0] ?? ''))
    const isFrench = !('language' in look)
    const ticked = await page.locator('.rubric-step.ticked').allInnerTexts()
    assert.equal(ticked.length, 2)
    assert.match(ticked[0] ?? '', /Tout se suit/)
    const list = page.getByRole('list', {
      name: isFrench ? 'Annotations : Photo 1' : 'Annotations: Photo 1',
    })
    const read = await list.innerText()
    assert.match(read, /Cite le nom du port, et dis pourquoi la marée y compte\./)
    assert.match(read, isFrench ? /à revoir, au milieu/ : /to review, in the middle/)
    assert.equal(await page.locator('.annotation-drawing .note-pin').count(), 1)
    const seconds = await page.locator('.content-audio audio').evaluate(async (audio) => {
      await (audio as HTMLAudioElement).play()
      return (audio as HTMLAudioElement).duration
    })
    assert.ok(seconds > 1 && seconds < 5, `${seconds} s`)
    await page.getByText(isFrench ? 'Lire les paroles' : 'Read the words').click()
    await page.getByText('Bravo pour le plan.').waitFor()
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    )
    assert.equal(overflow, false)
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(complaints, [])
  }
})

test('a mark is undone on its page, and one question is marked through the copies', async () => {
  const { attemptIds } = cell.filled
  const { db } = cell.filled.context
  const { page, complaints } = await device({ width: 360 })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(attemptIds[9] ?? ''))
  const readMark = () =>
    db
      .selectFrom('hand_mark')
      .select(['points', 'comment'])
      .where('attempt_id', '=', attemptIds[9] ?? '')
      .executeTakeFirst()
  const before = await readMark()
  await pointsField(page).fill('1')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Total : 2 sur 5').waitFor()
  assert.equal(Number((await readMark())?.points), 1)
  await page.getByRole('button', { name: 'Annuler la dernière correction' }).click()
  await page.getByText('Total : 3,5 sur 5').waitFor()
  assert.deepEqual(await readMark(), before)
  assert.equal(await pointsField(page).inputValue(), '2,5')

  for (const table of ['hand_mark', 'returned_copy'] as const) {
    await db.deleteFrom(table).where('attempt_id', 'in', attemptIds.slice(3, 5)).execute()
  }
  await page.getByRole('link', { name: 'Corriger cette question sur toutes les copies' }).click()
  await page.getByText('2 autres réponses à cette question attendent.').first().waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  for (const attemptId of attemptIds.slice(3, 5)) {
    await page.getByRole('link', { name: 'Copie suivante' }).click()
    await page.waitForURL(`**${pagePaths.markingQuestion(attemptId, 'q2')}`)
    await settle(page)
    await page.getByRole('button', { name: 'Le plan est bon.' }).click()
    assert.equal(await commentField(page).inputValue(), 'Le plan est bon.')
    await pointsField(page).fill('2')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText('Cette réponse est corrigée.').waitFor()
  }
  await page.getByText('Cette question est corrigée sur toutes les copies.').waitFor()
  await page.getByRole('button', { name: 'Annuler la dernière correction' }).click()
  await page.getByText('Correction annulée : la réponse attend de nouveau.').waitFor()
  await page.getByText('1 réponse reste à corriger').waitFor()
  const left = await db.selectFrom('hand_mark').select('attempt_id').execute()
  assert.equal(left.length, attemptIds.length - 1)
  assert.deepEqual(complaints, [])
})

test('a mark that waits for the line is in the hand of whoever leaves its page and comes back', async () => {
  const attemptId = cell.filled.attemptIds[8] ?? ''
  const { page } = await device({ width: 1280 })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(attemptId))
  await page.route('**/marks/q2', (route) => route.abort())
  await pointsField(page).fill('0,5')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('La connexion manque', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'Retour au tableau' }).last().click()
  await pointsField(page).waitFor({ state: 'detached' })
  await page.goBack()
  await pointsField(page).waitFor()
  assert.equal(await pointsField(page).inputValue(), '0,5')
  await page.getByText('La connexion manque', { exact: false }).first().waitFor()
  await page.unroute('**/marks/q2')
  await pointsField(page).fill('2')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Total : 3 sur 5').waitFor()
})

/** The published version, given and handed in by both pupils without a photo. */
async function handInAgain(): Promise<Id[]> {
  const { context, exerciseId, school } = cell.filled
  const { id: assignmentId } = expectValue(
    await assignExercise(context, {
      id: crypto.randomUUID(),
      exerciseId,
      schoolUai: school.uai,
      courseId: school.courseA,
      lessonId: null,
      assignedBy: school.teacherA.personId,
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      dueAt: null,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
    }),
  )
  const attemptIds: Id[] = []
  for (const { accountId, personId: pupilId } of [school.pupilA1, school.pupilA2]) {
    const [attemptId, id] = [
      mintId(context.clock, context.random),
      mintId(context.clock, context.random),
    ]
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    const copy = { id, answers: goodAnswers, attemptId, pupilId, accountId }
    expectValue(await submitAnswers(context, copy))
    attemptIds.push(attemptId)
  }
  return attemptIds
}

test('an exercise gets a rubric of the whole copy, and two copies are marked by it', async () => {
  const { exerciseId, school } = cell.filled
  const { page, complaints } = await device({ width: 1280 })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.writeExercise(exerciseId))
  await page.getByText('Grille de toute la copie').click()
  const fields = page.locator('#whole-copy-rubric')
  await fields.getByText('Copier une grille de mes exercices').click()
  await fields.getByRole('button', { name: 'Copier cette grille' }).click()
  await fields.getByText('Avec les questions, la copie vaut 9', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('tab', { name: 'Aperçu' }).click()
  await page.getByText('Ce qui compte dans toute la copie').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Publier' }).click()
  // Not “publié, modifié depuis”, which stands there before.
  await page.getByText(/^C’est publié/).waitFor()

  const [first = '', second = ''] = await handInAgain()
  await visit(page, cell.origin + pagePaths.marking(first))
  await criterionOf(page, 'Plan').first().focus()
  await pressAll(page, '3', '2', 'Control+Enter')
  // The whole copy comes after the last question.
  const whole = page.locator('#mark-_copy')
  await whole.locator('input:focus').waitFor()
  await page.getByText('Il reste à remplir la grille de toute la copie.').waitFor()
  await page.getByRole('button', { name: 'Annuler la dernière correction' }).press('Enter')
  await page.getByText('Correction annulée', { exact: false }).waitFor()
  // The line is slow: the mark of the question is on its way until all else is done.
  const line = await holdMarks(page, 'q2')
  await pressAll(page, '3', '2', 'Control+Enter')
  await line.begun
  await whole.locator('input:focus').waitFor()
  await pressAll(page, '2', '3')
  assert.equal(await whole.locator('.mark-points input').inputValue(), '3')
  await whole.getByRole('textbox', { name: 'Commentaire' }).fill('Copie soignée.')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('Control+Shift+Enter')
  await whole.getByText('Enregistré', { exact: true }).waitFor()
  // Not back to the question, which is marked; nor on, as long as it may still be lost.
  assert.ok(await isFocused(whole.getByRole('textbox', { name: 'Commentaire' })))
  await page.getByText(/^1\sréponse reste à corriger/).waitFor()
  line.release()
  await page.waitForURL(`**${pagePaths.marking(second)}`)

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('link', { name: 'Remplir cette grille sur toutes les copies' }).click()
  await page.waitForURL(`**${pagePaths.markingQuestion(second, '_copy')}`)
  await page.getByText('Un estuaire très large', { exact: false }).waitFor()
  await whole.locator('input:focus').waitFor()
  await pressAll(page, '1', '1', 'Control+Enter')
  await page.getByText('La grille est remplie sur toutes les copies.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])

  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(phone.page, cell.origin + pagePaths.result(first))
  const outcome = phone.page.getByRole('region', { name: 'Toute la copie' })
  await outcome.getByText('Copie soignée.').waitFor()
  assert.equal(await outcome.locator('.rubric-step.ticked').count(), 2)
  await phone.page.getByText(/^7\spoints\ssur\s9$/).waitFor()
  assert.deepEqual(await findAxeProblems(phone.page), [])
  assert.deepEqual(phone.complaints, [])
})

test('a finger draws, a turned photo stays true, and the eraser takes it away', async () => {
  const { attemptIds } = cell.filled
  const { page, complaints } = await device({ width: 1280, theme: 'dark' })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(attemptIds[11] ?? ''))
  await page.getByRole('button', { name: 'Tourner Photo 1 sur 1' }).click()
  await page.getByRole('button', { name: 'Annoter Photo 1 sur 1' }).click()
  await page.getByRole('button', { name: 'Stylo' }).click()
  await drawingSurface(page).scrollIntoViewIfNeeded()
  const at = async (x: number, y: number): Promise<[number, number]> => {
    const box = await drawingSurface(page).boundingBox()
    assert.ok(box)
    return [box.x + x * box.width, box.y + y * box.height]
  }
  await page.mouse.move(...(await at(0.2, 0.1)))
  await page.mouse.down()
  for (const x of [0.25, 0.3, 0.35, 0.4]) await page.mouse.move(...(await at(x, x - 0.1)))
  await page.mouse.up()
  await page.getByText('1 trait', { exact: true }).waitFor()
  const { db } = cell.filled.context
  await page.locator('.marking-answer').getByText('Enregistré', { exact: true }).waitFor()
  const rows = await db.selectFrom('annotation').select('shape').execute()
  const shapes = rows.map((row) => row.shape as { kind: string; path: number[] } | null)
  const path = shapes.find((shape) => shape?.kind === 'stroke')?.path ?? []
  // Turned by a quarter, what is seen at the top left lies at the photo's bottom left.
  assert.ok(Math.abs((path[0] ?? 0) - 0.1) < 0.01 && Math.abs((path[1] ?? 0) - 0.8) < 0.01)
  await page.getByRole('button', { name: 'Gomme' }).click()
  await page.mouse.click(...(await at(0.3, 0.2)))
  await page.getByText('1 trait', { exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
})
