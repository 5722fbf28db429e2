/** Everything a notebook may import. */
export {};
