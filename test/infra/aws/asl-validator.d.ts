/** The package ships its declarations where TypeScript does not look; this is the part we use. */
declare module 'asl-validator' {
  const validate: (definition: unknown) => {
    readonly isValid: boolean;
    readonly errorsText: (separator?: string) => string;
  };
  export default validate;
}
