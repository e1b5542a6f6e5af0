namespace Postfix.Smtpd.Restrictions;

/// <summary>What an access table says.</summary>
/// <param name="WasFound">Whether the table has an entry at all; an entry may well say "dunno", which ends the search.</param>
/// <param name="Verdict">What the entry says.</param>
internal readonly record struct AccessDecision(bool WasFound, Verdict Verdict)
{
    public static readonly AccessDecision NotFound = new(false, Verdict.Dunno);
}
