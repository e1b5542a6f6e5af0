namespace Postfix.Smtpd.Content;

/// <summary>What happens to several CRs in front of an LF.</summary>
internal enum StrayCarriageReturns
{
    /// <summary>All go, as Postfix did before it learned about SMTP smuggling.</summary>
    Strip,

    /// <summary>Only the last one belongs to the line end; with bare-newline detection nothing may change the meaning of a line end.</summary>
    Keep,
}
