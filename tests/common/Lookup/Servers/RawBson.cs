namespace Postfix.Tests.Lookup.Servers;

/// <summary>A value in BSON of any type, or of none.</summary>
/// <param name="Type">The type's number.</param>
/// <param name="Bytes">The value's bytes.</param>
internal sealed record RawBson(byte Type, byte[] Bytes);
