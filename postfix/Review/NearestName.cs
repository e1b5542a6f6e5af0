namespace Postfix.PostfixCommand.Review;

/// <summary>What was probably meant by a name that does not exist.</summary>
internal static class NearestName
{
    private const int MostTypos = 3;

    /// <summary>The known name that is fewest changes of a letter away; null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        int limit = Math.Min(MostTypos, name.Length / 3);
        return (from candidate in known
                where Math.Abs(candidate.Length - name.Length) <= limit
                let distance = Distance(name, candidate)
                where distance <= limit
                orderby distance, candidate
                select candidate).FirstOrDefault();
    }

    // Letters to insert, remove, change or exchange with a neighbour (the optimal string alignment distance).
    private static int Distance(string a, string b)
    {
        int[,] distance = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            distance[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            distance[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, distance[i - 2, j - 2] + 1);
                distance[i, j] = least;
            }
        }
        return distance[a.Length, b.Length];
    }
}
