/** Teams on the wire: pupils of a course who do an assignment together, and what is said of them. */
import Type, { type Static } from 'typebox'
import { teamSizeMax, teamSizeMin } from './team-sizes.ts'
import { idSchema } from './wire-shapes.ts'

/** Teams of one assignment. */
const teamsMax = 500

/** `PUT /api/assignments/:assignmentId/teams`: all teams, each the ids of its pupils; none: everybody works alone. */
export const makeTeamsSchema = Type.Object({
  teams: Type.Array(Type.Array(idSchema, { minItems: teamSizeMin, maxItems: teamSizeMax }), {
    maxItems: teamsMax,
  }),
})
export type MakeTeams = Static<typeof makeTeamsSchema>

/** Given names of a pupil's team as the team and its guardians read them; the pupil is not among them. */
export const ownTeamSchema = Type.Object({ mates: Type.Array(Type.String()) })

/** Whose a team's copy is, by given names, the one who handed it in first. */
export const teamCopySchema = Type.Object({
  handedInBy: Type.String(),
  others: Type.Array(Type.String()),
})
