using Postfix.Config;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Who opens a table. Nearly all programs do so as root, before they give up its rights; proxymap(8), virtual(8) and, but for aliases,
/// local(8) do it as <c>mail_owner</c>.
/// </summary>
/// <param name="owner">The mail owner; null when there is no other user than this one.</param>
/// <param name="programs">The programs in master.cf.</param>
internal sealed class TableReader(UserEntry? owner, IReadOnlySet<string> programs)
{
    private static readonly Dictionary<string, string> s_lateOpeners = new(StringComparer.Ordinal)
    {
        [LocalParameters.MailboxTransportMaps.Name] = "local",
        [LocalParameters.MailboxCommandMaps.Name] = "local",
        [LocalParameters.FallbackTransportMaps.Name] = "local",
        [VirtualParameters.UidMaps.Name] = "virtual",
        [VirtualParameters.GidMaps.Name] = "virtual",
        [VirtualParameters.MailboxMaps.Name] = "virtual",
    };

    /// <summary>For a configuration.</summary>
    public static TableReader Of(ReviewedConfiguration configuration) => new(
        Credentials.IsPrivileged ? Users.Find(configuration.Settings[MailParameters.MailOwner]) : null,
        configuration.Services.Select(service => service.Entry.Command).ToHashSet());

    /// <summary>The user who must be able to read the table, when that is not root.</summary>
    /// <param name="parameter">The parameter that names the table.</param>
    /// <param name="word">The table as it stands there.</param>
    public UserEntry? UserFor(string parameter, string word) =>
        ReviewedTables.IsProxied(word) || (s_lateOpeners.TryGetValue(parameter, out string? program) && programs.Contains(program)) ? owner : null;
}
