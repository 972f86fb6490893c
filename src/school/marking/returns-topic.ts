/** News for pupils and guardians: a copy of an assignment was returned, or taken back. */
export const returnsTopic = 'returns'
