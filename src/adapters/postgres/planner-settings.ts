/**
 * What the planner must know: pages lie in memory or on solid disks, so that an index is worth its use, and
 * compiling a search takes longer than the search.
 */
export const PLANNER_SETTINGS = 'set random_page_cost = 1.1; set jit = off'
