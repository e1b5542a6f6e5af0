namespace Postfix.Smtpd.Session;

/// <summary>What an address in a command may look like.</summary>
/// <param name="AllowsEmpty">Whether <c>&lt;&gt;</c> is an address.</param>
/// <param name="Smtputf8">Whether the domain may be in UTF-8.</param>
/// <param name="Counterpart">The sender of a recipient, for sender-dependent resolving.</param>
internal readonly record struct AddressForm(bool AllowsEmpty, bool Smtputf8, string Counterpart);
