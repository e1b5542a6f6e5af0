namespace Postfix.Tests;

/// <summary>Checks of many random cases. A failure names the seed of its case, with which the case can be had again.</summary>
internal static class RandomCases
{
    /// <summary>Checks the cases of the seeds from 0 on.</summary>
    public static void Check(int count, Action<Random> check)
    {
        for (int seed = 0; seed < count; seed++)
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }
    }

    /// <summary>One of some items.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Whether something happens that does in this many of 100 cases.</summary>
    public static bool Chance(this Random random, int percent) => random.Next(100) < percent;

    /// <summary>Some items, drawn one by one.</summary>
    public static List<T> Several<T>(this Random random, int most, Func<T> draw) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => draw())];
}
