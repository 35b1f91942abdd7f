/** A variable that the stack sets; its absence is a fault of the deployment and says which one. */
export const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`The environment variable ${name} is not set; deploy the stack again.`);
  return value;
};
