namespace Postfix.Mail;

/// <summary>The two sides of an address.</summary>
/// <param name="LocalPart">What stands before the last @, or everything.</param>
/// <param name="Domain">What stands after it; null when there is no @.</param>
public readonly record struct AddressParts(string LocalPart, string? Domain);
