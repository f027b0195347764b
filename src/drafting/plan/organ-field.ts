/** Whether the organ's own name says that education is its field; only then may general words speak of schools. */
export const isEducationOrgan = (organ: string): boolean =>
  /教育|教体|教委|教科/.test(organ) || isSchool(organ)

/** Whether the organ is itself a school, which speaks of itself and of no area. */
export const isSchool = (organ: string): boolean =>
  /(?:学校|中学|小学|幼儿园|学院|大学|[一二三四五六七八九十]中|实验初中|高级中学)$/.test(organ)
