/** Python source: probabilities of draws, and counting. */
export const DRAWS = `
def sequence_probability(bag, letters):
    """The probability to draw exactly these letters in this order, without putting back."""
    bag, p = dict(bag), F(1)
    for letter in letters:
        p *= F(bag.get(letter, 0), max(sum(bag.values()), 1))
        bag[letter] = bag.get(letter, 0) - 1
    return p


def set_probability(bag, wanted):
    """The probability to draw these numbers of letters in any order: favourable draws / all draws."""
    ways = prod(comb(bag.get(letter, 0), n) for letter, n in wanted.items())
    return F(ways, comb(sum(bag.values()), sum(wanted.values())))


def choices(bag, n):
    """Every choice of n letters, whatever their order."""
    return combinations_with_replacement(bag, n)


def chance_with_return(bag, wanted):
    """As set_probability, when each is put back before the next is drawn."""
    n, total = sum(wanted.values()), sum(bag.values())
    orders = factorial(n) // prod(factorial(k) for k in wanted.values())
    return orders * prod(F(bag[letter], total) ** k for letter, k in wanted.items())
`;
