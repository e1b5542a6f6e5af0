namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A setting that main.cf gets.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its value.</param>
/// <param name="Message">What the administrator is told.</param>
internal sealed record MainRevision(string Name, string Value, string Message);
