/** One thing that must hold, with the figures that it was judged by. */
export interface Check {
  name: string;
  isMet: boolean;
  facts: string[];
}
