using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>The outcome of asking for a user of this system.</summary>
/// <param name="User">The user; null when there is none, or when nobody could tell.</param>
/// <param name="Failed">The user database could not be asked.</param>
internal readonly record struct UserLookup(UserEntry? User, bool Failed)
{
    /// <summary>What to report when <see cref="Failed"/>.</summary>
    public static readonly DsnDetail Trouble = new("4.0.0", "user lookup error");
}
