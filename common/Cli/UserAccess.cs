using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>Who may submit mail, flush the queue or list it: <c>authorized_submit_users</c> and its like.</summary>
public static class UserAccess
{
    /// <summary>What a list that lets everybody pass begins with; no account is looked up then.</summary>
    private const string Everybody = "static:";

    /// <summary>Makes sure that a user may submit mail (<c>authorized_submit_users</c>).</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="uid">The user.</param>
    /// <param name="log">Gives the log when something is to be said.</param>
    /// <exception cref="FatalException">The user may not.</exception>
    public static void RequireSubmitter(Settings settings, uint uid, Func<Log> log)
    {
        if (FindRefused(settings, CommandParameters.AuthorizedSubmitUsers, uid, log) is { } name)
            throw new FatalException($"User {name}({uid}) is not allowed to submit mail");
    }

    /// <summary>The login name of a user who is not on the list; null for one who is.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="list">The list's parameter.</param>
    /// <param name="uid">The user; an account without a name counts as "unknown".</param>
    /// <param name="log">Gives the log when something is to be said.</param>
    /// <exception cref="FatalException">The list cannot be searched.</exception>
    public static string? FindRefused(Settings settings, Parameter<string> list, uint uid, Func<Log> log)
    {
        string patterns = settings[list];
        if (patterns.StartsWith(Everybody, StringComparison.Ordinal))
            return null;
        string name = Users.Find(uid)?.Name ?? "unknown";
        using TableSet tables = new(new TableContext(settings, log()));
        // Who may do it is not known, which is no reason to say that this user may not.
        return MatchList.Open(tables, list.Name, patterns, MatchSubject.Text).Match(name, out string? fault) switch
        {
            MatchResult.Matched => null,
            MatchResult.NotMatched => name,
            _ => throw new FatalException(fault!),
        };
    }
}
