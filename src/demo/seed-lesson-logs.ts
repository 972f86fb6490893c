/**
 * What teachers wrote of their last lessons, with homework now and then: so that the cahier de
 * textes and a week's load have something to show.
 */
import { addDays, type Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { writeLessonLog } from '#school/lesson-log/write-lesson-log.ts'
import { writeHomework } from '#school/lessons/write-homework.ts'
import type { RoomContext } from '#school/room-context.ts'

/** Far enough for a lesson of each course; holidays leave the demo with less. */
const daysBack = 14
/** One lesson in so many waits to be written, as in any school. */
const bareEvery = 5
/** One lesson in so many gives something to do. */
const homeworkEvery = 3

interface Words {
  readonly done: readonly string[]
  readonly homework: readonly string[]
}

const ofSubject: Readonly<Record<string, Words>> = {
  MATHS: {
    done: [
      'Comparer et ranger des fractions : correction des exercices, puis la règle et deux exemples au cahier.',
      'Résolution de problèmes en groupes : partager une longueur. Mise en commun au tableau.',
      'Calcul mental, puis reprise de la leçon pour ceux qui étaient absents.',
    ],
    homework: ['Exercices 3 et 4 page 52.', 'Apprendre la règle de la page 50.'],
  },
  FRANCAIS: {
    done: [
      'Lecture à voix haute du chapitre 3. Qui raconte ? Le narrateur et ses indices.',
      'Accord du participe passé avec « être » : recherche, règle, dictée de phrases.',
    ],
    homework: ['Relire le chapitre 3 et noter trois mots inconnus.', 'Préparer la dictée.'],
  },
}

const anywhere: Words = {
  done: [
    'Nouvelle séquence : ce que nous savons déjà, questions que nous nous posons, plan au cahier.',
    'Suite du travail commencé la dernière fois ; bilan oral, trace écrite.',
    'Correction du travail à la maison, puis exercices en autonomie.',
  ],
  homework: ['Relire la trace écrite.', 'Terminer l’exercice commencé en classe.'],
}

export async function seedLessonLogs(
  context: Pick<RoomContext, 'db' | 'clock'>,
  today: Day,
): Promise<void> {
  const { clock, db } = context
  const lessons = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.course_id')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .select([
      'lesson.id',
      'course.subject_code as subject',
      'course_teacher.teacher_id as writtenBy',
    ])
    .where('lesson.on_date', '>=', addDays(today, -daysBack))
    .where('lesson.ends_at', '<=', new Date(clock.now()))
    .where('lesson.status', '<>', 'cancelled')
    .distinctOn(['lesson.starts_at', 'lesson.id'])
    .orderBy('lesson.starts_at')
    .orderBy('lesson.id')
    .execute()
  for (const [place, { id, subject, writtenBy }] of lessons.entries()) {
    if (place % bareEvery === bareEvery - 1) continue
    await write(context, id, writtenBy, ofSubject[subject] ?? anywhere, place)
  }
}

async function write(
  context: Pick<RoomContext, 'db' | 'clock'>,
  lessonId: Id,
  writtenBy: Id,
  { done, homework }: Words,
  place: number,
): Promise<void> {
  const text = done[place % done.length] ?? ''
  expectValue(await writeLessonLog(context, lessonId, { done: text, draftVersion: 0, writtenBy }))
  if (place % homeworkEvery !== 0) return
  // At the end of a year no lesson comes after: then there is nothing to do either.
  await writeHomework(context, lessonId, {
    homework: homework[place % homework.length] ?? '',
    writtenBy,
  })
}
