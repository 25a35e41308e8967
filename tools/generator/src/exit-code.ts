/** Exit codes of every command. */
export const EXIT_CODE = { fine: 0, findings: 1, wrongInput: 2, ourFault: 3 } as const;
