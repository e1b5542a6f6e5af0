using Postfix.Lookup;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

public sealed class EarlyAnswersTests
{
    private readonly EarlyAnswers _answers = new();
    private readonly KeyBatch _keys = new();
    private readonly List<string> _searched = [];

    public EarlyAnswersTests() => _keys.Reserve(EarlyAnswers.BatchSize);

    [Fact]
    public void All_keys_are_looked_up_and_each_gets_its_own_answer()
    {
        Fill(EarlyAnswers.BatchSize);
        _answers.Prepare(_keys, Search);

        Assert.Equal(EarlyAnswers.BatchSize, _searched.Distinct().Count());
        for (int i = 0; i < _keys.Count; i++)
            Assert.Equal(Expected(i), Take($"key {i}"));
    }

    [Fact]
    public void Keys_in_a_bucket_are_looked_up_one_after_the_other()
    {
        Fill(10_000);
        _answers.Prepare(_keys, Search);

        uint[] visited = [.. _searched.Select(key => BerkeleyHash.Of(ByteText.ToBytes(key + '\0')) % 4096)];
        Assert.Equal(visited.Distinct().Count(), Changes(visited));
    }

    [Fact]
    public void Keys_may_be_left_out_and_come_more_than_once()
    {
        foreach (string key in (string[])["key 1", "key 2", "key 1", "key 3", "key 4"])
            _keys.Add(ByteText.ToBytes(key));
        _answers.Prepare(_keys, Search);

        Assert.Equal(Expected(1), Take("key 1"));
        Assert.Equal(Expected(1), Take("key 1"));
        Assert.Equal(Expected(4), Take("key 4"));
        Assert.Null(Take("key 4"));
    }

    [Fact]
    public void A_key_that_was_not_announced_has_no_answer()
    {
        Fill(3);
        _answers.Prepare(_keys, Search);

        Assert.Null(Take("key"));
    }

    [Fact]
    public void Answers_are_those_of_the_batch_as_it_was()
    {
        Fill(3);
        _answers.Prepare(_keys, Search);
        Fill(3);

        Assert.Null(Take("key 0"));
    }

    [Fact]
    public void Large_values_end_the_work_in_advance()
    {
        Fill(2000);
        _answers.Prepare(_keys, (KeyBytes key, out ReadOnlySpan<byte> value) =>
        {
            value = new byte[10_000];
            return true;
        });

        int answered = Enumerable.Range(0, 2000).Count(i => Take($"key {i}") is not null);
        Assert.InRange(answered, 50, 200);
    }

    [Fact]
    public void What_was_found_before_a_failure_remains()
    {
        Fill(100);
        Assert.Throws<IOException>(() => _answers.Prepare(_keys, (KeyBytes key, out ReadOnlySpan<byte> value) =>
            _searched.Count < 60 ? Search(key, out value) : throw new IOException()));

        string?[] answers = [.. Enumerable.Range(0, 100).Select(i => Take($"key {i}"))];
        Assert.Equal(60, answers.Count(answer => answer is not null));
        Assert.All(answers.Index().Where(item => item.Item is not null), item => Assert.Equal(Expected(item.Index), item.Item));
    }

    private static string Expected(int number) => number % 3 == 0 ? "missing" : $"value of key {number}";

    private static int Changes(uint[] numbers) => 1 + numbers.Zip(numbers.Skip(1)).Count(pair => pair.First != pair.Second);

    private void Fill(int count)
    {
        _keys.Clear();
        for (int i = 0; i < count; i++)
            _keys.Add(ByteText.ToBytes($"key {i}"));
    }

    private bool Search(KeyBytes key, out ReadOnlySpan<byte> value)
    {
        string text = ByteText.FromBytes(key.Bytes);
        _searched.Add(text);
        value = ByteText.ToBytes($"value of {text}");
        return int.Parse(text[4..]) % 3 != 0;
    }

    private string? Take(string key)
    {
        if (!_answers.TryTake(new KeyBytes(ByteText.ToBytes(key + '\0')), out bool found, out ReadOnlySpan<byte> value))
            return null;
        return found ? ByteText.FromBytes(value) : "missing";
    }
}
