/** A title as the examples of several rules need one. */
export const PLAN_TITLE = '某某市教育局2023年工作总结和2024年工作计划'
