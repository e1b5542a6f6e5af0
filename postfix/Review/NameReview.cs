using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Names that nothing uses, and the parameter that was probably meant.</summary>
/// <param name="complaints">What postconf(1) says about the configuration.</param>
internal sealed class NameReview(string complaints) : IReview
{
    private const int MostTypos = 3;
    private const string UnusedMark = ": unused parameter: ";

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        HashSet<string> unused = [.. complaints.Split('\n').Select(UnusedName)];
        foreach (ReviewedSetting setting in configuration.AllSettings.Where(setting => unused.Contains(setting.Name)))
        {
            if (Nearest(setting.Name) is { } known)
                yield return setting.Report($"no parameter \"{setting.Name}\"", $"did you mean \"{known}\"?");
        }
    }

    /// <summary>The known name that is fewest changes of a letter away; null when none is near.</summary>
    internal static string? Nearest(string name)
    {
        int limit = Math.Min(MostTypos, name.Length / 3);
        return (from parameter in ParameterCatalog.Groups.SelectMany(area => area.Parameters)
                where Math.Abs(parameter.Name.Length - name.Length) <= limit
                let distance = Distance(name, parameter.Name)
                where distance <= limit
                orderby distance, parameter.Name
                select parameter.Name).FirstOrDefault();
    }

    // Of "postconf: warning: /etc/postfix/main.cf: unused parameter: name=value".
    private static string UnusedName(string complaint)
    {
        int mark = complaint.IndexOf(UnusedMark, StringComparison.Ordinal);
        string setting = mark < 0 ? "" : complaint[(mark + UnusedMark.Length)..];
        return setting[..Math.Max(setting.IndexOf('='), 0)];
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
