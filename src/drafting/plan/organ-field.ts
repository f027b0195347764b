/** Whether the organ's own name says that education is its field; only then may general words speak of schools. */
export const isEducationOrgan = (organ: string): boolean =>
  /教育|教体|教委|教科|学校|中学|小学|幼儿园|学院|大学/.test(organ)
