using Postfix.Config;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>The lists that say for whom an SMTP server relays, and whether everybody is on them.</summary>
/// <param name="scope">The server's settings.</param>
/// <param name="probe">Asks tables.</param>
internal sealed class OpenLists(ReviewedScope scope, TableProbe probe)
{
    /// <summary>A network with a prefix of this length or less has everybody in it: half of all addresses is more than anybody has.</summary>
    public const int WidestPrefix = 3;

    private const int DeepestFile = 10;

    /// <summary>What puts everybody into <c>mynetworks</c>; null when nothing does.</summary>
    public Finding? Networks { get; } =
        Find(scope.Find(MailParameters.MyNetworks.Name), word => IsBroad(word, probe), "name your own networks only");

    /// <summary>What puts every domain into <c>relay_domains</c>; null when nothing does.</summary>
    public Finding? Domains { get; } = Find(
        scope.Find(MailParameters.RelayDomains.Name),
        word => TableSpec.LooksLikeTable(word) && Stranger.All.All(stranger => probe.FindDomain(word, stranger).IsFound),
        "name the domains that you relay for");

    private static Finding? Find(ReviewedSetting list, Func<string, bool> hasEverybody, string fix)
    {
        string? word = Tokens.SplitWithBraces(list.Expanded).Find(word => Members(word, depth: 0).Exists(member => hasEverybody(member)));
        return word is null ? null : list.Report($"{list.Name}: {word} lets everybody relay", fix);
    }

    // The word itself, or the words in the file that it names.
    private static List<string> Members(string word, int depth)
    {
        if (!word.StartsWith('/'))
            return [word];
        using FileDescriptor? file = FileSystem.TryOpen(word, OpenFlags.ReadOnly, 0, out _);
        if (file?.Status().IsRegular != true || depth == DeepestFile)
            return [];
        List<string> members = [];
        LogicalLineReader lines = new(FileSystem.ReadAll(file), word, static _ => { }); // the server warns about odd lines
        while (lines.Read() is { } line)
            members.AddRange(Tokens.SplitWithBraces(line.Text).SelectMany(member => Members(member, depth + 1)));
        return members;
    }

    private static bool IsBroad(string word, TableProbe probe)
    {
        if (TableSpec.LooksLikeTable(word))
            return Stranger.All.GroupBy(stranger => stranger.IsIp6).Any(family => family.All(stranger => probe.FindClient(word, stranger).IsFound));
        try
        {
            return word.Contains('/') && Cidr.Parse(word).PrefixLength <= WidestPrefix;
        }
        catch (FormatException)
        {
            return false; // ListReview tells
        }
    }
}
