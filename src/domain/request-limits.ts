/** Characters of one request of the conversation. */
export const LONGEST_REQUEST = 2000
