/** English words of teams as teachers make them. */
import type { teamsFr } from '#browser/catalogue/fr/teams-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const teamsEn: typeof teamsFr = {
  open: 'Teams',
  column: 'Team',
  team: (p) => `Team ${p.number}`,
  summary: (p) =>
    `${p.teams} ${plural(p.teams, 'team', 'teams')}${
      p.alone === 0 ? '' : `, ${p.alone} ${plural(p.alone, 'pupil alone', 'pupils alone')}`
    }`,
  fixed: 'A copy is handed in: the teams do not change any more.',
  how: 'This work is done',
  alone: 'Each alone',
  together: 'In teams',
  means:
    'The copy that one pupil hands in counts for the whole team, and so do the attempts. Drafts are not shared. A team has the latest due time of its members. Teams can change until the first copy is handed in.',
  give: {
    teams: 'The teams',
    drawn: 'by chance, now',
    afterwards: 'I make them afterwards',
    drawnMeans: 'They are drawn when the exercise is given, and can be adjusted under “Follow”.',
    afterwardsMeans: 'Once the exercise is given, the page opens where you make them.',
    means: 'The copy that one pupil hands in counts for the whole team.',
    done: (p) => `“${p.title}” is given in teams drawn by chance.`,
    toMake: (p) => `“${p.title}” is given. Now make the teams.`,
  },
  size: 'Pupils in a team',
  draw: 'Draw by chance',
  drawAgain: 'Draw again',
  drawn: (p) => `Draw no. ${p.number}. You can adjust it below.`,
  who: 'Team of each pupil',
  byOneself: 'Alone',
  wrong: (p) =>
    `${plural(p.count, `Team ${p.teams} must`, `Teams ${p.teams} must`)} have ${p.min} to ${p.max} pupils.`,
  none: 'Make at least one team.',
  save: 'Save the teams',
  saved: 'The teams are saved.',
  savedAlone: 'Everybody works alone.',
  handedInBy: (p) => `handed in by ${p.name}`,
  copyOf: (p) => `Copy of a team: ${p.names}.`,
  copyMeans:
    'Points and comments are for each of them. To give one pupil a grade of their own, change it in the gradebook.',
}
