using System.Net;
using System.Net.Sockets;
using System.Text;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

/// <summary>What holds for all lists of networks.</summary>
public sealed class CidrTablePropertyTests
{
    [Fact]
    public void The_first_rule_that_holds_the_address_decides() => RandomCases.Check(300, random =>
    {
        List<Line> lines = RandomRules(random);
        using TableFixture fixture = new();
        LookupTable table = fixture.Tables.Open($"cidr:{fixture.Write("networks", string.Concat(lines.Select(line => line + "\n")))}", TableFlags.None);
        Assert.Empty(fixture.LogLines);
        foreach (IPAddress address in Addresses(random, lines))
        {
            string? expected = RuleBlocks.Evaluate(lines, line => line.Holds(address));
            string? actual = table.Find(address.ToString()).Value;
            Assert.True(expected == actual, $"{address} gets {actual} and not {expected} of\n{string.Join('\n', lines)}");
        }
    });

    private static List<Line> RandomRules(Random random)
    {
        List<Line> lines = [];
        int depth = 0;
        int count = random.Next(1, 40);
        while (lines.Count < count || depth > 0)
        {
            if (depth > 0 && random.Chance(lines.Count < count ? 15 : 100))
            {
                lines.Add(new Line(RuleLineKind.End));
                depth--;
                continue;
            }
            IPAddress address = RandomAddress(random);
            int prefix = random.Chance(10) ? 0 : random.Next(random.Chance(70) ? Bits(address) - 5 : 0, Bits(address) + 1);
            Line line = new(random.Chance(15) ? RuleLineKind.If : RuleLineKind.Rule)
            {
                Network = Network(address, prefix),
                PrefixLength = prefix,
                IsNegative = random.Chance(20),
                // Some in a row have the same result.
                Result = $"result {lines.Count / 2}",
            };
            depth += line.Kind == RuleLineKind.If ? 1 : 0;
            lines.Add(line);
        }
        return lines;
    }

    // Few of them, near both ends of either protocol and in the middle of it, so that networks overlap.
    private static IPAddress RandomAddress(Random random)
    {
        byte[] bytes = new byte[random.Chance(60) ? 4 : 16];
        Array.Fill(bytes, random.Pick<byte>([0, 0x20, 0xFF]));
        bytes[^1] = (byte)random.Next(256);
        if (random.Chance(10))
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return new IPAddress(bytes);
    }

    private static List<IPAddress> Addresses(Random random, List<Line> lines)
    {
        List<IPAddress> addresses = random.Several(60, () => RandomAddress(random));
        foreach (Line line in lines.Where(line => line.Network is not null))
        {
            addresses.Add(line.Network!);
            addresses.Add(Next(line.Network!, -1));
            addresses.Add(Network(line.Network!, line.PrefixLength, hostBits: 1));
            addresses.Add(Next(addresses[^1], 1));
        }
        return addresses;
    }

    private static IPAddress Network(IPAddress address, int prefixLength, int hostBits = 0)
    {
        byte[] bytes = address.GetAddressBytes();
        for (int bit = prefixLength; bit < bytes.Length * 8; bit++)
        {
            byte mask = (byte)(0x80 >> bit % 8);
            bytes[bit / 8] = (byte)(hostBits == 1 ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
        }
        return new IPAddress(bytes);
    }

    // The neighbour of an address; that of the last one is the first.
    private static IPAddress Next(IPAddress address, int step)
    {
        byte[] bytes = address.GetAddressBytes();
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)(bytes[i] + step);
            if (bytes[i] != (step > 0 ? 0 : 0xFF))
                break;
        }
        return new IPAddress(bytes);
    }

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;

    private sealed record Line(RuleLineKind Kind) : IRuleLine
    {
        public IPAddress? Network { get; init; }

        public int PrefixLength { get; init; }

        public bool IsNegative { get; init; }

        public string? Result { get; init; }

        // Of the other protocol nothing is said, "!" or not.
        public bool Holds(IPAddress address)
        {
            if (address.AddressFamily != Network!.AddressFamily)
                return false;
            bool isInside = Network.Equals(CidrTablePropertyTests.Network(address, PrefixLength));
            return isInside != IsNegative;
        }

        public override string ToString()
        {
            if (Kind == RuleLineKind.End)
                return "endif";
            StringBuilder text = new(Kind == RuleLineKind.If ? "if " : "");
            text.Append(IsNegative ? "!" : "").Append(Network);
            if (PrefixLength != Bits(Network!))
                text.Append('/').Append(PrefixLength);
            return Kind == RuleLineKind.If ? text.ToString() : $"{text} {Result}";
        }
    }
}
